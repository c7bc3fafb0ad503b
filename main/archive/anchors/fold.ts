/**
 * A text with its typography evened out, and for each of its units where it came from. Word processors, PDF readers and
 * people who retype a sentence differ in quotes, dashes, spaces and hyphens; none of that makes it another quotation.
 */
export interface Folded {
  readonly text: string;
  /** For each unit of `text`: the first unit of the original it stands for, and the one after the last. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const even = new Map<string, string>();
for (const c of '“”„‟«»‹›＂″') even.set(c, '"');
for (const c of '‘’‚‛`´′ʼʹ＇') even.set(c, "'");
for (const c of '‐‑‒–—―−﹘－') even.set(c, '-');
even.set('…', '...');
for (const c of 'ﬀﬁﬂﬃﬄﬅﬆ') even.set(c, c.normalize('NFKC'));

/** Soft hyphen, zero-width spaces and joiners, direction marks, byte order mark: seen by nobody. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/u;
const space = /[\s\u00a0\u202f]/u;
const mark = /^\p{M}/u;

/** Latin letters, digits and Cyrillic letters stand for themselves: nearly all of a text, and told fast. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x400 && unit <= 0x52f && (unit < 0x483 || unit > 0x489));

/** Whether the unit may be an accent on the letter before it. Between 0370 and 0590 only Cyrillic has some (0483 to 0489). */
const mayJoin = (unit: number): boolean => unit >= 0x300 && (unit < 0x370 || (unit >= 0x483 && unit <= 0x489) || unit >= 0x590);

/** A letter and the accents on it count as one: PDFs write "й" and "ё" as two. */
export function fold(original: string): Folded {
  const starts = new Uint32Array(original.length * 3 + 1);
  const ends = new Uint32Array(original.length * 3 + 1);
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  const add = (what: string, start: number, end: number) => {
    for (let i = 0; i < what.length; i += 1) {
      starts[length + i] = start;
      ends[length + i] = end;
    }
    length += what.length;
    pieces.push(what);
  };
  while (at < original.length) {
    const from = at;
    if (isPlain(original.charCodeAt(at)) && !mayJoin(original.charCodeAt(at + 1))) {
      starts[length] = at;
      at += 1;
      ends[length] = at;
      length += 1;
      pieces.push(original.charAt(from));
      continue;
    }
    const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
    at += character.length;
    if (unseen.test(character)) continue;
    if (space.test(character)) {
      if (pieces.at(-1) === ' ') ends[length - 1] = at;
      else add(' ', from, at);
      continue;
    }
    while (mayJoin(original.charCodeAt(at)) && mark.test(original.slice(at, at + 2))) at += 1;
    const whole = original.slice(from, at);
    add(even.get(character) ?? (whole.length > 1 ? whole.normalize('NFC') : whole), from, at);
  }
  return { text: pieces.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** The place in the original of the units `start` to `end` (exclusive) of the folded text. */
export function unfold(folded: Folded, start: number, end: number): { start: number; end: number } {
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
}
