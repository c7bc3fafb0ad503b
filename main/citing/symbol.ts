/**
 * Document symbols of the United Nations: a series (organ) and what follows it, parted by slashes. The series are those
 * of documents that a submission cites: treaty bodies, Human Rights Council, General Assembly, Security Council, ECOSOC
 * (UN Document Symbols, research.un.org/en/docs/symbols).
 */
const series = 'CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED|CESCR|SPT|INT|E|A|S|ST|HRI|HR|OHCHR|UNHCR|DP|TD|UNEP|UNW|LC';

const symbol = new RegExp(`(?<![\\p{L}\\d/.:@_-])(?:${series})(?:\\s?/{1,2}\\s?[A-Z0-9][A-Za-z0-9.()*-]*)+`, 'gu');
/** Parts that only symbols have: a country, a series letter, a session, a number. "A/B testing" has none of them. */
const telling = /\/(?:[A-Z]{3}|C|HRC|RES|CO|Q|QPR|GC|WG\.\d+|OP|INF|PV|\d+)(?:\/|$)/u;

export interface FoundSymbol {
  /** Upper case, single slashes, no trailing punctuation. */
  readonly symbol: string;
  readonly start: number;
  readonly end: number;
}

/** The document symbols of a text, in order. */
export function symbolsIn(text: string): FoundSymbol[] {
  const found: FoundSymbol[] = [];
  for (const match of text.matchAll(symbol)) {
    let written = match[0].replace(/[.*-]+$/u, '');
    // "(CCPR/C/KAZ/3)": the bracket round the symbol is not part of it, the one in "Corr.1(a)" is.
    while (written.endsWith(')') && (written.match(/\)/gu)?.length ?? 0) > (written.match(/\(/gu)?.length ?? 0)) written = written.slice(0, -1);
    written = written.replace(/[.*-]+$/u, '');
    const plain = written
      .replace(/\s/gu, '')
      .replace(/\/{2,}/gu, '/')
      .toUpperCase();
    if (plain.split('/').length < 3 || !telling.test(plain) || !/\d/u.test(plain)) continue;
    found.push({ symbol: plain, start: match.index, end: match.index + written.length });
  }
  return found;
}
