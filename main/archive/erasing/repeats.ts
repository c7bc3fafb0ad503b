import { setImmediate as pause } from 'node:timers/promises';
import { sentences } from '../../../shared/model/sentences.ts';
import type { Language } from '../../../shared/model/text.ts';
import type { Archive } from '../archive.ts';
import { briefContent, listBriefs } from '../briefs/queries.ts';
import type { Texts } from '../sources/texts.ts';

/** So many words in the same order are no chance: they were taken over. */
const run = 8;
/** Words looked at before others have their turn: a few milliseconds of work. */
const wordsInSlice = 20_000;

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];

/** Which of `said` repeat eight words of `text` or more, in the same order, whatever their case and marks. */
export async function repeating<S extends { readonly text: string }>(text: string, said: readonly S[]): Promise<S[]> {
  const places = new Map<string, Set<number>>();
  for (const [index, { text: sentence }] of said.entries()) {
    const own = words(sentence);
    for (let at = 0; at + run <= own.length; at++) {
      const key = own.slice(at, at + run).join(' ');
      places.set(key, (places.get(key) ?? new Set()).add(index));
    }
  }
  const found = new Set<number>();
  const all = words(text);
  for (let at = 0; at + run <= all.length; at++) {
    if (at % wordsInSlice === 0) await pause();
    for (const index of places.get(all.slice(at, at + run).join(' ')) ?? []) found.add(index);
  }
  return said.filter((_, index) => found.has(index));
}

export interface Repeat {
  readonly brief: string;
  readonly text: string;
}

/** Sentences of all briefs, notes too, that repeat a source: they are the briefs' own and stay when it is erased. */
export async function repeatedInBriefs(archive: Archive, texts: Texts, source: string): Promise<Repeat[]> {
  const said: Repeat[] = [];
  for (const brief of listBriefs(archive)) {
    const content = await briefContent(archive, brief.id);
    for (const { start, end } of content.paragraphs) said.push(...sentencesOf(brief.title, content.text.slice(start, end), brief.language));
  }
  return said.length === 0 ? [] : repeating(await texts.whole(source), said);
}

const sentencesOf = (brief: string, text: string, language: Language): Repeat[] =>
  sentences(text, language).map(({ start, end }) => ({ brief, text: text.slice(start, end) }));
