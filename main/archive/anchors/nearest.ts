import search from 'approx-string-match';
import { type Folded, fold, unfold } from './fold.ts';

/** Below this a passage is another passage. Hypothesis has no minimum and shows any text that is left. */
const least = 0.6;

/** Longer quotes are found by their first and last part: the search costs the product of both lengths. */
const longest = 4000;
const part = 1500;
/** A text up to this length is searched whole for a quote up to `short`; else only where words of the quote gather. */
const smallText = 60_000;
const short = 400;
/** How many such places are looked at. */
const candidates = 6;

export interface Nearest {
  readonly text: string;
  /** UTF-16 units of the text searched. */
  readonly start: number;
  readonly end: number;
  /** 0 to 1: the part of the quote's letters that needs no change; 1 is the same after evening out typography. */
  readonly score: number;
}

/**
 * The passage of `text` that is most like `quote` (fewest letters added, left out or changed), widened to whole words;
 * null where none reaches a score of 0.6. Of equals the first.
 */
export function nearestQuote(text: string, quote: string): Nearest | null {
  const folded = fold(text);
  const wanted = fold(quote).text.trim();
  if (wanted === '' || folded.text.trim() === '') return null;
  const best = wanted.length > longest ? byBothEnds(folded.text, wanted) : nearestIn(folded.text, wanted);
  if (best === null || best.score < least) return null;
  const range = unfold(folded, ...wholeWords(folded, best.start, best.end));
  return { text: text.slice(range.start, range.end), ...range, score: best.score };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

function nearestIn(text: string, wanted: string): Found | null {
  if (text.length <= smallText && wanted.length <= short) return compare(text, wanted, 0);
  let best: Found | null = null;
  for (const at of gatherings(text, wanted)) {
    const slack = Math.ceil(wanted.length * (1 - least)) + 40;
    const from = Math.max(0, at - slack);
    const found = compare(text.slice(from, at + wanted.length + slack), wanted, from);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  return best;
}

function compare(text: string, wanted: string, offset: number): Found | null {
  const found = search(text, wanted, Math.floor(wanted.length * (1 - least)));
  // Matches of the same cost may end a few letters apart: the one nearest to the quote's own length reads best.
  found.sort((a, b) => a.errors - b.errors || off(a, wanted) - off(b, wanted) || a.start - b.start);
  const first = found[0];
  if (first === undefined || first.end <= first.start) return null;
  return { start: first.start + offset, end: first.end + offset, score: 1 - first.errors / wanted.length };
}

const off = (match: { start: number; end: number }, wanted: string) => Math.abs(match.end - match.start - wanted.length);

/**
 * Where the quote may begin, likeliest first: each rare word of the quote that stands in the text votes for the place where
 * the quote would begin if that were the same word.
 */
function gatherings(text: string, wanted: string): number[] {
  const words = [...wanted.matchAll(/[\p{L}\p{N}]{3,}/gu)];
  const places = new Map<string, number[]>();
  for (const { 0: word } of words) if (!places.has(word)) places.set(word, []);
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]{3,}/gu)) places.get(word)?.push(index);
  const rare = words
    .filter(({ 0: word }) => (places.get(word)?.length ?? 0) > 0)
    .sort((a, b) => (places.get(a[0])?.length ?? 0) - (places.get(b[0])?.length ?? 0));
  const votes = new Map<number, { weight: number; at: number }>();
  const step = Math.max(32, Math.floor(wanted.length / 4));
  for (const { 0: word, index } of rare.slice(0, 40)) {
    const all = places.get(word) ?? [];
    if (all.length > 2000) break;
    for (const place of all) {
      const begin = place - index;
      const bin = Math.floor(begin / step);
      const vote = votes.get(bin) ?? { weight: 0, at: begin };
      vote.weight += 1 / all.length;
      votes.set(bin, vote);
    }
  }
  return [...votes.values()]
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, candidates)
    .map(({ at }) => Math.max(0, at));
}

/** The middle of a very long quote is judged by its length alone. */
function byBothEnds(text: string, wanted: string): Found | null {
  const head = nearestIn(text, wanted.slice(0, part));
  if (head === null) return null;
  const rest = text.slice(head.start, head.start + Math.ceil(wanted.length * (2 - least)));
  const tail = nearestIn(rest, wanted.slice(-part));
  if (tail === null) return null;
  const length = tail.end;
  const fits = Math.min(length, wanted.length) / Math.max(length, wanted.length);
  return { start: head.start, end: head.start + length, score: Math.min(head.score, tail.score) * fits };
}

const letter = /[\p{L}\p{N}]/u;

function wholeWords(folded: Folded, from: number, to: number): [number, number] {
  const { text } = folded;
  let [start, end] = [from, to];
  const inWord = (at: number) => letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at));
  while (start > 0 && inWord(start)) start -= 1;
  while (end < text.length && inWord(end)) end += 1;
  while (start < end && text.charAt(start) === ' ') start += 1;
  while (end > start && text.charAt(end - 1) === ' ') end -= 1;
  return [start, end];
}
