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
  readonly folded: string;
  readonly stem: string;
}

/** Forms of the words seen so far; a text repeats its words, and stemming costs far more than looking them up. */
const known: Record<'ru' | 'kk', Map<string, Forms>> = { ru: new Map(), kk: new Map() };
const mostKnown = 200_000;
/** No word of a language is longer; what is (a key, a line of base64) is indexed by its beginning. */
const longest = 120;

function formsOf(word: string, language: Language): Forms {
  // English and Russian never compete for a word: the script tells them apart.
  const forms = known[language === 'kk' ? 'kk' : 'ru'];
  let found = forms.get(word);
  if (found === undefined) {
    const folded = [...fold(word)].slice(0, longest).join('');
    found = { folded, stem: stem(folded, language) };
    if (forms.size >= mostKnown) forms.clear();
    forms.set(word, found);
  }
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
    const first = wordUnits(text, at);
    if (first === 0) {
      at++;
      continue;
    }
    const start = at;
    at += first;
    for (let more = at < length ? wordUnits(text, at) : 0; more > 0; more = at < length ? wordUnits(text, at) : 0) at += more;
    const forms = formsOf(text.slice(start, at), language);
    if (forms.folded !== '') each(start, at, forms.folded, forms.stem);
  }
}

/** The words of a text in order. */
export function tokens(text: string, language: Language): Token[] {
  const found: Token[] = [];
  eachToken(text, language, (start, end, folded, stemmed) => found.push({ start, end, folded, stem: stemmed }));
  return found;
}
