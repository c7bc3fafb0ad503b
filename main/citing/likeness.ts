import { sameAddress } from './address.ts';
import type { Work, WorkReference } from './types.ts';

type Named = Pick<Work, 'symbol' | 'address' | 'author' | 'date'> & { readonly title: string | null };

/** What is compared of a reference or work, worked out once: a brief may have hundreds. */
export interface Compared {
  readonly symbol: string | null;
  readonly address: string | null;
  readonly title: Title | null;
  readonly author: string | null;
  readonly date: string | null;
}

interface Title {
  readonly plain: string;
  readonly words: readonly string[];
  readonly joined: string;
}

export function comparedOf({ symbol, address, title, author, date }: Named): Compared {
  return {
    symbol,
    address: address === null ? null : sameAddress(address),
    title: title === null ? null : titleOf(title),
    author: author === null ? null : plain(author),
    date,
  };
}

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

function titleOf(text: string): Title | null {
  const title = plain(text);
  const words = title.replace(/[:,]/gu, '').split(' ').filter(Boolean);
  return words.length === 0 ? null : { plain: title, words, joined: words.join(' ') };
}

/**
 * Titles are compatible when one begins the other ("List of issues", "List of issues prior to …"), when one only adds who
 * speaks before a colon or comma, or when few words differ and no number does. "Replies to the list of issues" is another
 * document than "List of issues": what stands in front changes what a document is.
 */
export function likenessOf(one: Title | null, other: Title | null): TitleLikeness {
  if (one === null || other === null) return 'unknown';
  if (one.joined === other.joined) return 'same';
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (short.words.every((word, i) => word === long.words[i])) return 'compatible';
  if (short.words.length >= 3 && [', ', ': '].some((mark) => long.plain.endsWith(mark + short.plain) || long.plain.endsWith(`${mark}the ${short.plain}`)))
    return 'compatible';
  return short.words[0] === long.words[0] && isAlmost(short.words, long.words) ? 'compatible' : 'other';
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
  return a.includes(b) || b.includes(a);
}

const remembered = new WeakMap<Readonly<Named>, Compared>();

function comparedOnce(named: Readonly<Named>): Compared {
  const known = remembered.get(named);
  if (known !== undefined) return known;
  const compared = comparedOf(named);
  remembered.set(named, compared);
  return compared;
}

/** As `samenessOfCompared`, for values that never change: what is compared of each is worked out once. */
export function samenessOf(one: Readonly<Named>, other: Readonly<Named>): Sameness {
  return samenessOfCompared(comparedOnce(one), comparedOnce(other));
}

export type Sameness = 0 | 1 | 2 | 3 | 4;

/** How strongly two references (or works) are taken for one document; 0: they are not. */
export function samenessOfCompared(one: Compared, other: Compared): Sameness {
  const oneAddress = one.address !== null && one.address === other.address;
  if (one.symbol !== null && other.symbol !== null) {
    if (one.symbol !== other.symbol) return 0;
    const titles = likenessOf(one.title, other.title);
    if (titles === 'other') return 0;
    return titles === 'unknown' && !oneAddress ? 1 : 4;
  }
  if (oneAddress) return 3;
  if (one.title === null || one.title.joined !== other.title?.joined || !authorsAgree(one.author, other.author) || !datesAgree(one.date, other.date)) return 0;
  // "Annual report" at two addresses may be two reports.
  const apart = one.address !== null && other.address !== null;
  return apart && one.title.words.length < 4 ? 0 : 2;
}

/** The country part and the organ: `CCPR/C/KAZ/3` and `CCPR/C/KAZ/QPR/3` are near, `CAT/C/KAZ/Q/4` is not. */
export function nearSymbols(one: string, other: string): boolean {
  return one !== other && one.split('/').slice(0, 3).join('/') === other.split('/').slice(0, 3).join('/');
}

/** What a reference is called where it gives no title. */
export function nameOf({ title, symbol, address, text }: Pick<WorkReference, 'title' | 'symbol' | 'address' | 'text'>): string {
  return title ?? symbol ?? address ?? text;
}
