import type { Paragraph } from '../../shared/model/text.ts';
import { addressesIn } from './address.ts';
import { symbolsIn } from './symbol.ts';

/** How far down a document's own symbol and address are looked for, and how long a line there may be. */
const paragraphsLooked = 12;
const longestLine = 160;

/**
 * The symbol and the address that a document prints above its text as its own: each alone on its line, at most behind a label
 * ("Distr.: General · CCPR/C/KAZ/3"). A symbol inside a sentence is one that the document speaks of, so it is left.
 */
export function readMasthead(text: string, paragraphs: readonly Paragraph[]): { symbol: string | null; address: string | null } {
  let symbol: string | null = null;
  let address: string | null = null;
  for (const p of paragraphs.slice(0, paragraphsLooked)) {
    const line = text.slice(p.start, p.end);
    if (p.number !== null || line.length > longestLine) break;
    const [found, another] = symbolsIn(line);
    if (found && !another && isAlone(line, found.start, found.end)) symbol ??= found.symbol;
    const [url] = addressesIn(line);
    if (url && isAlone(line, url.start, url.end)) address ??= url.address;
  }
  return { symbol, address };
}

/** Nothing behind it, and before it at most a few words that end in a colon or a dot. */
function isAlone(line: string, start: number, end: number): boolean {
  const before = line.slice(0, start).trim();
  return line.slice(end).trim() === '' && (before === '' || (/[:.·|]$/u.test(before) && before.length <= 40));
}
