import { type Bound, boundOf } from './bounds.ts';
import { scaleOf } from './number-words.ts';
import { numbersInWords } from './numbers-in-words.ts';

/** A number as a text writes it. */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Usually one; "4.100" may be grouped or a fraction. */
  readonly values: readonly number[];
  /** What the last written digit counts: 1 for "83", 1000 for "50,000", 100 000 for "4.1 million". */
  readonly grain: number;
  readonly percent: boolean;
  /** Written with a scale or a fraction: the writer rounded. */
  readonly rounded: boolean;
  readonly bound: Bound;
  /** Written in words. */
  readonly inWords: boolean;
}

const digits = /(?<![\p{L}\d.,/–-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?:[,'’]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?/gu;
/** Behind "2018–" and "7 из 50": the second half of a range is a number too. */
const afterDash = /(?<=\d\s?[–—-]\s?)\d[\d,.]*\d|(?<=\d\s?[–—-]\s?)\d/gu;
const percentBehind = /^\s?(?:%|per ?cent|percentage points|процент\p{L}*|пайыз\p{L}*)/iu;
const wordBehind = /^[\s\u00a0]?[-\s]?(?<word>\p{L}+)\.?/u;

/** The numbers of a text, in digits and in words, in order. */
export function numbersIn(text: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  const add = (start: number, end: number, values: readonly number[], grain: number, inWords: boolean) => {
    if (found.some((other) => start < other.end && end > other.start)) return;
    let [stop, scale] = [end, 1];
    if (!inWords) {
      const next = wordBehind.exec(text.slice(end));
      const times = next?.groups?.word === undefined ? null : scaleOf(next.groups.word);
      if (next !== null && times !== null) [stop, scale] = [end + next[0].length, times];
    }
    const percentage = percentBehind.exec(text.slice(stop))?.[0];
    const percent = percentage !== undefined;
    const bound = boundOf(text.slice(Math.max(0, start - 30), start), text.slice(stop + (percentage?.length ?? 0)));
    found.push({
      start,
      end: stop,
      written: text.slice(start, stop).replace(/[.,]$/u, ''),
      values: values.map((value) => value * scale),
      grain: grain * scale,
      percent,
      rounded: scale > 1 || grain < 1,
      bound,
      inWords,
    });
  };
  for (const pattern of [digits, afterDash])
    for (const match of text.matchAll(pattern)) {
      const after = text.slice(match.index + match[0].length);
      // "LGBT2", "48th", "1-го", "21-ші", "1990s": names and places in a row, not counts. "24-year-old" counts.
      if (
        /^(?:\p{L}|-?(?:го|й|я|е|м|х|му|ой|ый|ая|ое|ые|ых|ші|шы|інші|ыншы|нші|ншы)(?!\p{L}))/iu.test(after) &&
        !/^(?:тг|тенге|km|kg|bn|тыс|млн|млрд|лет|мың)/iu.test(after)
      )
        continue;
      const written = match[0].replace(/[.,]$/u, '');
      const { values, grain } = readDigits(written);
      add(match.index, match.index + written.length, values, grain, false);
    }
  for (const { start, end, value, grain } of numbersInWords(text)) add(start, end, [value], grain, true);
  return found.sort((a, b) => a.start - b.start);
}

/** "4,100" and "4 100" are grouped; "4.5" and "4,5" are fractions; "4.100" may be either. */
function readDigits(written: string): { values: number[]; grain: number } {
  const plain = written.replace(/[ \u00a0\u202f'’]/gu, '');
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/u.test(plain);
  const whole = grouped || !/[.,]/u.test(plain) ? Number(plain.replace(/[.,]/gu, '')) : null;
  const decimals = /[.,](\d+)$/u.exec(plain)?.[1] ?? '';
  const mixed = Number(
    `${plain.slice(0, plain.length - decimals.length - (decimals === '' ? 0 : 1)).replace(/[.,]/gu, '')}.${decimals === '' ? '0' : decimals}`,
  );
  if (whole === null) return { values: [mixed], grain: 10 ** -decimals.length };
  const grain = whole === 0 ? 1 : 10 ** (/0*$/u.exec(String(whole))?.[0].length ?? 0);
  return { values: grouped && plain.includes('.') ? [whole, mixed] : [whole], grain };
}
