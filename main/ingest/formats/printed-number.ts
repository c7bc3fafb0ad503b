import type { Run } from '../draft.ts';

/**
 * The number a paragraph prints before its text: "57.", "57)", "12.3", "(a)", "iv)". A year or a quantity that begins a
 * sentence is none: at most three digits, and a number with a point inside needs a capital or a quotation mark behind it.
 */
const patterns = [
  /^\(?(\d{1,3})[.)]\s+(?=\S)/u,
  /^(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+(?=[\p{Lu}“"«])/u,
  /^\(([\p{Ll}]|[ivxlc]{1,6})\)\s+(?=\S)/u,
  /^([\p{Ll}]|[ivxlc]{1,6})\)\s+(?=\S)/u,
];

export function printedNumber(line: string): { number: string | null; text: string } {
  const text = line.trim();
  if (!/^[(\d]|^.{1,6}\)/.test(text)) return { number: null, text };
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return { number: match[1] ?? null, text: text.slice(match[0].length) };
  }
  return { number: null, text };
}

/** The same for runs: the number is cut off their beginning, wherever runs end. */
export function takeNumber(runs: readonly Run[]): { number: string | null; runs: readonly Run[] } {
  let text = '';
  for (const run of runs) {
    // No number is longer than this, and none stands behind a mark.
    if (run.note !== undefined || text.length > 60) break;
    text += run.text;
  }
  const found = printedNumber(text.replace(/\s+/g, ' '));
  if (found.number === null) return { number: null, runs };
  // White space may have shrunk, so what goes is counted in other characters.
  let cut = text.replace(/\s/g, '').length - found.text.replace(/\s/g, '').length;
  const rest = runs.map((run) => {
    let at = 0;
    while (at < run.text.length && (cut > 0 || /\s/.test(run.text[at] ?? '')) && cut >= 0) {
      if (!/\s/.test(run.text[at] ?? '')) cut--;
      at++;
    }
    if (at < run.text.length) cut = -1;
    return at === 0 ? run : { ...run, text: run.text.slice(at) };
  });
  return { number: found.number, runs: rest };
}
