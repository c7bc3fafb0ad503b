import type { Language } from '../../shared/model/text.ts';
import { fold, wordUnits } from './letters.ts';
import { stem } from './stems.ts';

export { fold } from './letters.ts';
export { stem, stems } from './stems.ts';

/** A word of a text: where it stands (half-open, UTF-16 units), its folded form, and what it is indexed under. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly stem: string;
}

interface Forms {
  readonly word: string;
  readonly kazakh: boolean;
  readonly folded: string;
  readonly stem: string;
}

/**
 * Forms of words seen lately, one in each place, by hash; a text repeats its words, and stemming costs far more than looking
 * them up. Looked up without cutting the word out of the text: a Map of strings took twice the time.
 */
const places = 2 ** 18;
const lately: (Forms | undefined)[] = new Array(places).fill(undefined);

/** No word of a language is longer; what is (a key, a line of base64) is indexed by its beginning. */
const longest = 120;

function standsAt(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function formsOf(text: string, start: number, end: number, hash: number, language: Language): Forms {
  // English and Russian never compete for a word: the script tells them apart.
  const kazakh = language === 'kk';
  const place = (kazakh ? ~hash : hash) & (places - 1);
  const known = lately[place];
  if (known !== undefined && known.kazakh === kazakh && known.word.length === end - start && standsAt(known.word, text, start)) return known;
  // A string of its own: a slice would keep the whole text in memory.
  const word = [...text.slice(start, end)].join('');
  const folded = [...fold(word)].slice(0, longest).join('');
  const found = { word, kazakh, folded, stem: stem(folded, language) };
  if (word.length <= longest) lately[place] = found;
  return found;
}

/**
 * Calls `each` for every word in order. Anything but letters and digits parts words: `Selftanu.kz`, `CCPR/C/KAZ/3`,
 * `self-awareness` and `Kazakhstan’s` are several, found by each part, and together as a phrase.
 */
export function eachToken(text: string, language: Language, each: (start: number, end: number, folded: string, stem: string) => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const start = at;
    let hash = 0;
    for (let more = wordUnits(text, at); more > 0; more = at < length ? wordUnits(text, at) : 0) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
      hash ^= hash >>> 15;
      at += more;
    }
    if (at === start) {
      at++;
      continue;
    }
    const forms = formsOf(text, start, at, hash, language);
    if (forms.folded !== '') each(start, at, forms.folded, forms.stem);
  }
}

/** The words of a text in order. */
export function tokens(text: string, language: Language): Token[] {
  const found: Token[] = [];
  eachToken(text, language, (start, end, folded, stemmed) => found.push({ start, end, folded, stem: stemmed }));
  return found;
}
