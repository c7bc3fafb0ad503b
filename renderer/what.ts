import type { Change } from '../shared/contract/archives.ts';
import { hasWord, say } from './words.ts';

/** A change in words: "Linked a passage". An event without words of its own is named as the log names it. */
export function sayChange(change: Pick<Change, 'what' | 'count'>): string {
  const word = `what.${change.what}`;
  return hasWord(word) ? say(word, { n: change.count }) : change.what.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
