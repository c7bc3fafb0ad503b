import type { Language } from '../../shared/model/text.ts';
import { citationKeys } from './citation-key.ts';
import { line } from './printable.ts';
import { termsOf, writtenDate } from './terms.ts';
import type { BibliographyEntry, PrintedWork } from './types.ts';

/** Each cited source once: the public ones as they may be printed, in the order of `language`; the others only counted. */
export function bibliographyOf(cited: Iterable<BibliographyEntry>, language: Language): { works: PrintedWork[]; onFile: number } {
  const once = [...new Map([...cited].map((entry) => [entry.id, entry])).values()];
  const named = once.filter((entry) => entry.confidentiality === 'public').map(printed);
  const collator = new Intl.Collator(termsOf(language).tag, { numeric: true });
  named.sort((a, b) => collator.compare(workText(a, language), workText(b, language)));
  const keys = citationKeys(named);
  return { works: named.map((work, i) => ({ key: keys[i] ?? '', ...work })), onFile: once.length - named.length };
}

/** Author, title, symbol, date, address; addresses as plain text. */
export function workText(work: Omit<PrintedWork, 'key'>, language: Language): string {
  const terms = termsOf(language);
  const facts = [...work.authors, work.title, work.symbol ?? '', work.date ? writtenDate(work.date, terms) : ''].filter((fact) => fact !== '').join(', ');
  return work.address ? `${facts}. ${work.address}` : `${facts}.`;
}

/** The bibliography as it is printed, a line a work; what may not be named is one last line. */
export function bibliographyLines(brief: { readonly bibliography: readonly PrintedWork[]; readonly onFile: number; readonly language: Language }): string[] {
  const lines = brief.bibliography.map((work) => workText(work, brief.language));
  return brief.onFile === 0 ? lines : [...lines, `${termsOf(brief.language).documentsOnFile(brief.onFile)}.`];
}

function printed({ kind, title, authors, date, symbol, address, language }: BibliographyEntry): Omit<PrintedWork, 'key'> {
  const kept = (field: string | null) => (field === null || line(field) === '' ? null : line(field));
  return {
    kind,
    title: line(title),
    authors: authors.map(line).filter((author) => author !== ''),
    date: kept(date),
    symbol: kept(symbol),
    address: kept(address),
    language,
  };
}
