import { fold, unfold } from '../anchors/fold.ts';

/** A word of a text: as written, and what is compared. */
export interface Word {
  readonly plain: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits with the hyphens, apostrophes and stops inside them ("non-traditional", "Selftanu.kz", "4,100"); "[e]veryone" is one word. */
const word = /(?:\[\p{L}{1,2}\](?=\p{L}))?[\p{L}\p{N}]+(?:[-'.,][\p{L}\p{N}]+)*[%+]?/gu;

/** The words of a text, typography evened out, case and ё aside. */
export function wordsOf(text: string): Word[] {
  const folded = fold(text);
  return [...folded.text.matchAll(word)].map((match) => {
    const { start, end } = unfold(folded, match.index, match.index + match[0].length);
    return { plain: match[0].toLowerCase().replaceAll('ё', 'е').replace(/[[\]]/gu, ''), written: text.slice(start, end), start, end };
  });
}
