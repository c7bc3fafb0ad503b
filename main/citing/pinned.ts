export interface Pinned {
  /** Printed numbers of paragraphs. */
  readonly paragraphs: readonly string[];
  readonly pages: readonly number[];
}

/** A page in English, Russian and Kazakh; "p. 12", "pp. 3–5", "с. 4", "стр. 4", "4-бет". Everything else counts paragraphs. */
const pageWord = /^(?:pp?\b\.?|pages?\b|с\.|стр\.)|-бет/iu;
/** A longer range is a whole document rather than a place in it. */
const longestRange = 60;

/** What a pinpoint such as `para 83-85` or `p. 12` points at. Empty where it holds no number. */
export function pinned(pinpoint: string): Pinned {
  const numbers: number[] = [];
  for (const [, from, to] of pinpoint.matchAll(/(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?/gu)) {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    if (last >= first && last - first <= longestRange) for (let n = first; n <= last; n++) numbers.push(n);
  }
  return pageWord.test(pinpoint.trim()) ? { paragraphs: [], pages: numbers } : { paragraphs: numbers.map(String), pages: [] };
}
