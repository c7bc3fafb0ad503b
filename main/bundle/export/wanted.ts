import { bibliographyOf, workText } from '../../citing/bibliography.ts';
import { termsOf } from '../../citing/terms.ts';
import type { BibliographyEntry } from '../../citing/types.ts';
import { writeCells } from './cells.ts';
import { cslItem } from './csl-json.ts';
import { escaped, startOfLine } from './markdown-text.ts';

/** A work that is cited and not in the archive. `id` is only used to tell works apart. */
export type WantedWork = BibliographyEntry;

/**
 * The list of works to get, for someone who has a network. Addresses stand exactly as cited, because captures find their
 * way back by them. What may not be named is not on the list.
 */
export function writeWanted(works: readonly WantedWork[], format: 'md' | 'csv' | 'csl-json'): string {
  const named = bibliographyOf(works, 'en').works;
  switch (format) {
    case 'csl-json':
      return `${JSON.stringify(named.map(cslItem), null, 2)}\n`;
    case 'csv':
      return writeCells([
        ['title', 'authors', 'symbol', 'date', 'address', 'language'],
        ...named.map(({ title, authors, symbol, date, address, language }) => [title, authors.join('; '), symbol, date, address, language]),
      ]);
    case 'md':
      return `${[`# ${termsOf('en').wanted}`, ...named.map((work) => `- ${startOfLine(escaped(workText(work, 'en')))}`)].join('\n\n')}\n`;
  }
}
