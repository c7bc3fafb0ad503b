import { numeralOf, scaleOf } from './number-words.ts';

/** A number written in words, half-open, in UTF-16 units. */
export interface InWords {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** What its last word counts: 1000 in "four thousand". */
  readonly grain: number;
}

/** One thousand or million without saying "one". */
const wholeScale = /^(?:тысяч[ау]|миллион|миллиард|мың)$/iu;

/** The numbers that a text writes in words, in order, in English, Russian and Kazakh. */
export function numbersInWords(text: string): InWords[] {
  const kazakhText = /[әғқңөұүһі]/iu.test(text);
  const found: InWords[] = [];
  let open: { start: number; end: number; sum: number; part: number; grain: number } | null = null;
  const close = () => {
    if (open !== null) found.push({ start: open.start, end: open.end, value: open.sum + open.part, grain: open.grain });
    open = null;
  };
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const [word, start] = [match[0], match.index];
    const end = start + word.length;
    if (open !== null && /^and$/iu.test(word) && text.slice(open.end, start) === ' ' && open.part % 100 === 0) continue;
    if (open !== null && !/^(?:[\s\u00a0]+|-|\sand\s|-and-)$/iu.test(text.slice(open.end, start))) close();
    const value = numeralOf(word, kazakhText);
    const scale = value === null ? scaleOf(word) : null;
    if (open === null) {
      // "hundreds of people" says no number; "a hundred", "тысяча" and "мың" do.
      const whole = value === null && scale !== null && (wholeScale.test(word) || /(?<!\p{L})an?\s$/iu.test(text.slice(0, start)));
      if (value !== null) open = { start, end, sum: 0, part: value, grain: 1 };
      else if (whole) open = { start, end, sum: scale ?? 0, part: 0, grain: scale ?? 1 };
      continue;
    }
    if (scale !== null) {
      if (scale === 100) open.part *= 100;
      else [open.sum, open.part] = [open.sum + open.part * scale, 0];
      [open.end, open.grain] = [end, scale];
    } else if (value === 100 && open.part < 10) [open.part, open.end] = [open.part * 100, end];
    else if (value !== null && (open.part === 0 || smallestPlace(open.part) > value)) [open.part, open.end, open.grain] = [open.part + value, end, 1];
    else {
      close();
      if (value !== null) open = { start, end, sum: 0, part: value, grain: 1 };
    }
  }
  close();
  return found;
}

/** The place that the last word filled: 100 for 300, 10 for 340, 1 for 341. "twenty" takes "one" after it, "two" takes nothing. */
function smallestPlace(value: number): number {
  return value % 100 === 0 ? 100 : value % 10 === 0 && value % 100 !== 10 ? 10 : 0;
}
