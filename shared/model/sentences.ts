import { beforeNumbers, beforeWords, eitherWay, openers } from './abbreviations.ts';
import type { Language } from './text.ts';

/** Half-open range, UTF-16 units. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: Language): Intl.Segmenter {
  const tag = language ?? 'en';
  let segmenter = segmenters.get(tag);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(tag, { granularity: 'sentence' });
    segmenters.set(tag, segmenter);
  }
  return segmenter;
}

/** The word before the last full stop, with the stops inside it ("т.б", "U.S"), up to a space, a bracket or a hyphen. */
const lastWord = /(?:^|[\s([{«„“"'’/\-–—])((?:\p{L}|№)[\p{L}\p{M}]*(?:[.-]\s?\p{L}[\p{L}\p{M}]*)*)\.$/u;
const yearWord = /\d\s?(?:г|гг|в|вв|ж|жж|ғ|ғғ|тыс|млн|млрд|руб|тг|долл)\.$/u;
const initial = /(?:^|[\s.([«„“"'’])\p{Lu}\.$/u;
const onlyMark = /^[([]?(?:\d{1,4}(?:\.\d{1,3})*|[IVXLCDM]{1,6}|\p{L})[.)]+$/u;
const opening = /^[\s"'«„“‘([{—–-]*/u;

/** True where the full stop that ends `left` belongs to a word and `right` goes on with the same sentence. */
function goesOn(left: string, right: string): boolean {
  const next = right.replace(opening, '');
  if (next === '' || !/[\p{L}\p{N}]/u.test(right)) return true;
  if (/^\p{Ll}/u.test(next) && !/^[\s]*[«„“‘"(]/u.test(right)) return true;
  if (onlyMark.test(left)) return true;
  if (!left.endsWith('.') || left.endsWith('..')) return false;
  const opens = openers.has((/^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '').toLowerCase()) && /^\p{Lu}/u.test(next);
  if (initial.test(left)) return !opens;
  const word = lastWord.exec(left)?.[1]?.toLowerCase().replace(/\s/gu, '');
  if (word === undefined) return false;
  const number = /^(?:[№#]?\s?\p{Nd}|[IVXLC]+\b|[A-Z]{1,6}\/[A-Z\d])/u.test(next);
  if (number && beforeNumbers.has(word)) return true;
  // "2023 г. Суд …" ends a sentence, "г. Алматы" names a town.
  if (yearWord.test(left)) return !/^\p{Lu}/u.test(next);
  if (word === 'г' || word === 'қ') return !opens;
  // "No. That is all." is an answer; "No. A/72/172" is a number.
  if (word === 'no' && /(?:^|[.!?…]\s)["“'‘]?No\.$/u.test(left)) return /^[A-Z]{1,4}[/-]/u.test(next);
  if (beforeWords.has(word)) return !(opens && !titles.has(word));
  if (eitherWay.has(word) || /^\p{L}(?:\.\p{L})+$/u.test(word)) return !opens && !/[тс]\.[бсдп]$/u.test(word) && word !== 'etc';
  return false;
}

/** After these a capital is a name even if the word is on the list of openers ("Mr. An", "г-н Но"). */
const titles = new Set('mr mrs ms dr prof rev hon e.g i.e cf vs v viz см ср напр т.е проф акад г-н г-жа им'.split(' '));

/** A footnote mark that stands after the stop belongs to the sentence before it: Unicode's rules end the sentence inside it. */
const afterMark = /[.!?…]["”’»)]*(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})+\s+(?=["“‘«„(]?\p{Lu})/gu;

function pieces(text: string, language: Language): string[] {
  const found: string[] = [];
  let open = '';
  for (const { segment } of segmenterOf(language).segment(text)) {
    open += segment;
    if (!/\s$/u.test(segment)) continue;
    found.push(open);
    open = '';
  }
  if (open !== '') found.push(open);
  return found.flatMap((piece) => {
    const cuts = [...piece.matchAll(afterMark)].map((m) => m.index + m[0].length);
    return [0, ...cuts].map((from, i) => piece.slice(from, cuts[i] ?? piece.length));
  });
}

/**
 * The sentences of a text in order, without the white space around them. Rules of Unicode (UAX #29) from `Intl.Segmenter`,
 * corrected for what legal texts are full of: numbered provisions, initials, abbreviated dates, titles, footnote marks.
 * A line break always ends a sentence.
 */
export function sentences(text: string, language: Language): Sentence[] {
  const result: Sentence[] = [];
  let start = 0;
  let at = 0;
  const close = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const from = start + raw.length - raw.trimStart().length;
      result.push({ start: from, end: from + trimmed.length });
    }
    start = end;
  };
  const all = pieces(text, language);
  for (const [i, piece] of all.entries()) {
    at += piece.length;
    const next = all[i + 1];
    if (next === undefined || /[\n\r\u2028\u2029]\s*$/u.test(piece) || !goesOn(text.slice(start, at).trim(), next)) close(at);
  }
  return result;
}
