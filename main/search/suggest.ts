import { sentences } from '../../shared/model/sentences.ts';
import type { Language } from '../../shared/model/text.ts';
import { tokens } from './analysis.ts';
import { type ClaimWord, claimWords } from './claim-words.ts';
import type { FullText } from './full-text.ts';
import { isAt } from './locate.ts';
import { soundOf, soundsAlike } from './names.ts';

export interface Claim {
  readonly text: string;
  readonly language: Language;
}

/** A passage for a claim, and the words of the claim that it was found by, the weightiest first. */
export interface Offer {
  readonly key: number;
  readonly ordinal: number;
  readonly score: number;
  readonly because: string[];
}

/**
 * Paragraphs that may prove a claim, best first. Each word of the claim counts by its rarity in the collection; names,
 * numbers, dates, addresses and symbols count more; names are found in the other script too. A paragraph is offered for
 * what it shares, never refused for what it lacks.
 */
export function suggest(index: FullText, claim: Claim, options: { excludeKeys: readonly number[]; limit: number }): Offer[] {
  return index
    .alike(claimWords(claim), options)
    .map(({ key, ordinal, score, of }) => ({ key, ordinal, score, because: [...new Set(of.map((w) => w.term.text))] }));
}

/**
 * The sentence of a paragraph that shares most with the claim, with its neighbours as long as each adds at least half as
 * much again. The whole paragraph where nothing is shared. UTF-16 units of `paragraph`.
 */
export function bestPassage(claim: Claim, paragraph: string, language: Language): { start: number; end: number } {
  const words = claimWords(claim);
  const parts = sentences(paragraph, language).map((s) => ({ ...s, has: shared(words, paragraph.slice(s.start, s.end), language) }));
  const worth = (of: readonly ClaimWord[]) => of.reduce((sum, w) => sum + w.weight, 0);
  const best = parts.reduce((most, part, i) => (worth(part.has) > worth(parts[most]?.has ?? []) ? i : most), 0);
  const has = new Set(parts[best]?.has);
  if (has.size === 0) return { start: 0, end: paragraph.length };
  let [first, last] = [best, best];
  for (;;) {
    const adds = (i: number) => worth((parts[i]?.has ?? []).filter((w) => !has.has(w)));
    const next = adds(first - 1) > adds(last + 1) ? first - 1 : last + 1;
    if (adds(next) * 2 < worth([...has])) break;
    for (const word of parts[next]?.has ?? []) has.add(word);
    [first, last] = [Math.min(first, next), Math.max(last, next)];
  }
  return { start: parts[first]?.start ?? 0, end: parts[last]?.end ?? paragraph.length };
}

function shared(words: readonly ClaimWord[], sentence: string, language: Language): ClaimWord[] {
  const found = tokens(sentence, language);
  const sounds = found.map((t) => soundOf(t.folded));
  return words.filter(
    ({ term, sound }) => found.some((_, at) => isAt(term, found, at)) || (sound !== null && sounds.some((other) => soundsAlike(sound, other))),
  );
}
