import { addressesIn } from './address.ts';
import { symbolsIn } from './symbol.ts';

const turn =
  /(?<=[.;)\]»”"]\s+|^)(?:(?:but |and )?see(?: also| generally)?(?!\p{L})|cf\.|contra(?!\p{L})|ibid(?:em)?\.?(?!\p{L})|id\.(?= |$)|(?:см|ср)\.(?: также)?|там же|сол жерде|(?:сондай-ақ )?қараңыз)/giu;
const quotation = /“[^“”]*(?:“[^“”]*”[^“”]*)*”|«[^«»]*(?:«[^«»]*»[^«»]*)*»|"[^"]*"|\([^()]*\)|\[[^[\]]*\]/gu;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A footnote divided where another work begins: at a semicolon, at a signal ("See also", "Ibid."), behind an address that
 * more follows, or before a second document symbol. Never inside an address, a quotation or brackets. Joined, the parts
 * are the note.
 */
export function partsOf(note: string): string[] {
  const addresses = addressesIn(note);
  const covered: Span[] = [...addresses, ...[...note.matchAll(quotation)].map((m) => ({ start: m.index, end: m.index + m[0].length }))];
  const open = (at: number) => covered.every(({ start, end }) => at <= start || at >= end);

  const cuts = new Set<number>();
  for (const match of note.matchAll(/;\s*/gu)) if (open(match.index)) cuts.add(match.index + match[0].length);
  for (const match of note.matchAll(turn)) if (match.index > 0 && open(match.index)) cuts.add(match.index);

  for (const [i, address] of addresses.entries()) {
    const next = addresses[i + 1];
    const between = note.slice(address.end, next?.start ?? note.length);
    const more = next === undefined ? symbolsIn(between).length > 0 || /[“«"][^”»"]{8,}[”»"]/u.test(between) : !isCopy(next.address, between);
    // What stands behind an address in brackets ("(accessed 3 May 2024)") still belongs to it.
    const tail = /^[)\].,;:>\s]*(?:\([^()]*\)[.,;\s]*)?/u.exec(between)?.[0] ?? '';
    if (more) cuts.add(address.end + (next === undefined ? tail.length : Math.min(tail.length, between.length)));
  }
  const symbols = symbolsIn(note).filter(({ start }) => open(start) || !addresses.some((a) => start >= a.start && start < a.end));
  for (const [i, symbol] of symbols.entries()) {
    const before = symbols[i - 1];
    if (before === undefined || before.symbol === symbol.symbol) continue;
    if ([...cuts].some((cut) => cut > before.start && cut <= symbol.start)) continue;
    const between = note.slice(before.end, symbol.start);
    const boundary = [...between.matchAll(/[).\d]\.?\s+(?=\p{Lu})|(?:,| and| и| және)\s+(?=\p{Lu}|$)/gu)].at(0) ?? [...between.matchAll(/\s+(?=\()/gu)].at(-1);
    cuts.add(boundary === undefined ? symbol.start : before.end + boundary.index + boundary[0].length);
  }
  const sorted = [...cuts].filter((cut) => cut > 0 && cut < note.length).sort((a, b) => a - b);
  return [0, ...sorted].map((from, i) => note.slice(from, sorted[i] ?? note.length)).filter((part) => part.trim() !== '');
}

/** A saved copy of the page named just before is no other work. */
function isCopy(address: string, between: string): boolean {
  return /^https?:\/\/(?:web\.archive\.org|archive\.(?:org|is|ph|today)|perma\.cc)\//iu.test(address) || /archived|копия|көшірме/iu.test(between);
}
