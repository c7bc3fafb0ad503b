/**
 * The number a paragraph prints before its text: "57.", "57)", "12.3", "(a)", "iv.". A year or a quantity that begins a
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
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return { number: match[1] ?? null, text: text.slice(match[0].length) };
  }
  return { number: null, text };
}
