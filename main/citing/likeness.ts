import { sameAddress } from './address.ts';
import type { Work, WorkReference } from './types.ts';

type Named = Pick<Work, 'symbol' | 'address' | 'author' | 'date'> & { readonly title: string | null };

/** How two titles stand to each other: `unknown` where one is missing. */
export type TitleLikeness = 'same' | 'compatible' | 'other' | 'unknown';

const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/[^\p{L}\p{N}'+:,]+/gu, ' ')
    .replace(/\s*([:,])\s*/gu, '$1 ')
    .replace(/^(?:the|an?)\s/u, '')
    .trim();
const wordsOf = (text: string) => plain(text).replace(/[:,]/gu, '').split(' ').filter(Boolean);

/**
 * Titles are compatible when one begins the other ("List of issues", "List of issues prior to …"), when one only adds who
 * speaks before a colon or comma, or when few words differ and no number does. "Replies to the list of issues" is another
 * document than "List of issues": what stands in front changes what a document is.
 */
export function likenessOf(one: string | null, other: string | null): TitleLikeness {
  if (one === null || other === null) return 'unknown';
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return 'unknown';
  if (a.join(' ') === b.join(' ')) return 'same';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.every((word, i) => word === long[i])) return 'compatible';
  const [shortText, longText] = a.length <= b.length ? [plain(one), plain(other)] : [plain(other), plain(one)];
  if (short.length >= 3 && [', ', ': '].some((mark) => longText.endsWith(mark + shortText) || longText.endsWith(`${mark}the ${shortText}`)))
    return 'compatible';
  return short[0] === long[0] && isAlmost(short, long) ? 'compatible' : 'other';
}

const ordinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|перв|втор|трет|четв|пят|шест|бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|\p{N})/u;

function isAlmost(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  const apart = [...one.filter((word) => !b.has(word)), ...other.filter((word) => !a.has(word))];
  const shared = one.filter((word) => b.has(word)).length;
  return !apart.some((word) => ordinal.test(word)) && shared / (shared + apart.length) >= 0.75;
}

/** Two dates that one document may have: one is the other, said more precisely, or one is missing. */
const datesAgree = (a: string | null, b: string | null) => a === null || b === null || a.startsWith(b) || b.startsWith(a);

function authorsAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [one, other] = [plain(a), plain(b)];
  return one.includes(other) || other.includes(one);
}

/** How strongly two references (or works) are taken for one document; 0: they are not. */
export function samenessOf(one: Named, other: Named): 0 | 1 | 2 | 3 | 4 {
  const titles = likenessOf(one.title, other.title);
  const [a, b] = [one, other].map(({ address }) => (address === null ? null : sameAddress(address)));
  const oneAddress = a !== null && a === b;
  if (one.symbol !== null && other.symbol !== null) {
    if (one.symbol !== other.symbol || titles === 'other') return 0;
    return titles === 'unknown' && !oneAddress ? 1 : 4;
  }
  if (oneAddress) return 3;
  if (titles !== 'same' || !authorsAgree(one.author, other.author) || !datesAgree(one.date, other.date)) return 0;
  // "Annual report" at two addresses may be two reports.
  const apart = a !== null && b !== null;
  return apart && wordsOf(one.title ?? '').length < 4 ? 0 : 2;
}

/** The country part and the organ: `CCPR/C/KAZ/3` and `CCPR/C/KAZ/QPR/3` are near, `CAT/C/KAZ/Q/4` is not. */
export function nearSymbols(one: string, other: string): boolean {
  return one !== other && one.split('/').slice(0, 3).join('/') === other.split('/').slice(0, 3).join('/');
}

/** What a reference is called where it gives no title. */
export function nameOf({ title, symbol, address, text }: Pick<WorkReference, 'title' | 'symbol' | 'address' | 'text'>): string {
  return title ?? symbol ?? address ?? text;
}
