import type { Language } from '../../shared/model/text.ts';
import { type Token, tokens } from './analysis.ts';
import type { Query, Term } from './query.ts';

/** Half-open range, UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** True when the term's words stand one after the other from token `at` on. */
export function isAt(term: Term, found: readonly Token[], at: number): boolean {
  return term.words.every((word, i) => {
    const token = found[at + i];
    if (token === undefined) return false;
    if (term.kind === 'word') return word.stems.includes(token.stem);
    if (term.kind === 'prefix' && i === term.words.length - 1) return token.folded.startsWith(word.folded);
    return token.folded === word.folded;
  });
}

/** Marks in order, those that overlap joined. */
function joined(marks: readonly Mark[]): Mark[] {
  const result: { start: number; end: number }[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result[result.length - 1];
    if (last !== undefined && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else result.push({ start: mark.start, end: mark.end });
  }
  return result;
}

/**
 * What the query looks for, found again in a paragraph's text by the same analysis. `language` is the one that the text was
 * indexed with. Never empty for a paragraph that the index returned for this query.
 */
export function locate(query: Query, paragraph: string, language: Language): Mark[] {
  const found = tokens(paragraph, language);
  const terms = query.all.flatMap(({ any }) => any);
  const marks: Mark[] = [];
  for (const [at, first] of found.entries()) {
    for (const term of terms) {
      if (!isAt(term, found, at)) continue;
      const last = found[at + term.words.length - 1] ?? first;
      marks.push({ start: first.start, end: last.end });
    }
  }
  return joined(marks);
}

const width = 240;

/** The nearest place at or after `at` where a word ends or begins; never inside a surrogate pair or a word. */
function wordBorder(text: string, at: number, step: 1 | -1): number {
  for (let place = at; Math.abs(place - at) < 40; place += step) {
    if (place <= 0 || place >= text.length) return Math.max(0, Math.min(text.length, place));
    if (/\s/.test(text[step === 1 ? place : place - 1] as string)) return place;
  }
  // A word longer than any: cut it, but not through a pair.
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + step : at;
}

/**
 * The part of a paragraph, about 240 UTF-16 units long, with the most different marked words; the whole paragraph when it is
 * short. Cut at words, with "…" at cut ends; `marks` are shifted to the snippet, those outside left out.
 */
export function snippet(paragraph: string, marks: readonly Mark[]): { snippet: string; marks: Mark[] } {
  if (paragraph.length <= width * 1.25) return { snippet: paragraph, marks: marks.map((m) => ({ start: m.start, end: m.end })) };
  let best = { first: 0, last: -1, worth: -1 };
  for (let first = 0, last = 0; first < marks.length; first++) {
    const from = (marks[first] as Mark).start;
    last = Math.max(last, first);
    while (last + 1 < marks.length && (marks[last + 1] as Mark).end - from <= width) last++;
    const words = new Set(marks.slice(first, last + 1).map((m) => paragraph.slice(m.start, m.end).toLowerCase()));
    const worth = words.size * 1000 + (last - first);
    if (worth > best.worth) best = { first, last, worth };
  }
  const from = marks[best.first]?.start ?? 0;
  const to = best.last < 0 ? 0 : Math.min((marks[best.last] as Mark).end, from + width);
  const spare = Math.max(0, width - (to - from));
  // A third of the room before, the rest after: what follows a word explains it more often.
  let start = Math.max(0, from - Math.floor(spare / 3));
  let end = Math.min(paragraph.length, start + Math.max(width, to - from));
  start = Math.max(0, Math.min(start, end - width));
  start = start === 0 ? 0 : Math.min(wordBorder(paragraph, start, 1), from);
  end = end === paragraph.length ? end : Math.max(wordBorder(paragraph, end, -1), to);
  while (start < from && /\s/.test(paragraph[start] as string)) start++;
  while (end > Math.max(to, start + 1) && /\s/.test(paragraph[end - 1] as string)) end--;
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    snippet: `${before}${paragraph.slice(start, end)}${end < paragraph.length ? '…' : ''}`,
    marks: marks.filter((m) => m.start >= start && m.end <= end).map((m) => ({ start: m.start + shift, end: m.end + shift })),
  };
}
