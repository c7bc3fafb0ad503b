import type { Signal } from '../../shared/model/brief.ts';
import type { Language } from '../../shared/model/text.ts';
import { line } from './printable.ts';
import { type Terms, termsOf, writtenDate } from './terms.ts';
import type { BibliographyEntry } from './types.ts';

/** What a note needs of a citation. `headingPath` and `opening` (first words of the paragraph) pinpoint a document without numbers or pages. */
export interface CitedPlace {
  readonly quote: string | null;
  readonly page: number | null;
  readonly paragraph: string | null;
  readonly pinpoint: string | null;
  readonly signal: Signal | null;
  readonly note: string | null;
  readonly headingPath?: readonly string[];
  readonly opening?: string | null;
}

/** Longer quotations are cut at a word and marked with "[…]"; the whole stands in the table of citations. */
const longestQuote = 400;

/** A linked citation as one footnote. Sealed: relied on and nothing else. Anonymised: its words, without name or place. */
export function noteText(citation: CitedPlace, source: BibliographyEntry, language: Language): string {
  return joinedNoteText([{ citation, source }], language);
}

/** Several citations of one claim as one footnote; the same words ("on file with the authors") are said once. */
export function joinedNoteText(cited: readonly { citation: CitedPlace; source: BibliographyEntry }[], language: Language): string {
  const terms = termsOf(language);
  const pieces = [...new Set(cited.map(({ citation, source }) => reference(citation, source, terms)))];
  const text = pieces.join('; ');
  const first = cited[0];
  const opensWithTerm = first !== undefined && (first.citation.signal !== null || first.source.confidentiality !== 'public');
  const sentence = opensWithTerm ? text.charAt(0).toLocaleUpperCase(terms.tag) + text.slice(1) : text;
  // A stop after an address would be copied along with it.
  const last = cited.at(-1);
  const endsWithAddress = last?.source.confidentiality === 'public' && last.source.address !== null && line(last.source.address) !== '';
  return endsWithAddress || /[.!?…][”»]?$/.test(sentence) ? sentence : `${sentence}.`;
}

/** How a source that may not be named is called. */
export function nameOnFile(source: Pick<BibliographyEntry, 'kind' | 'confidentiality'>, terms: Terms): string {
  if (source.confidentiality === 'sealed') return terms.onFile;
  return source.kind === 'testimony' ? terms.testimonyOnFile : terms.documentOnFile;
}

function reference(citation: CitedPlace, source: BibliographyEntry, terms: Terms): string {
  if (source.confidentiality === 'sealed') return terms.onFile;
  const signal = citation.signal ? `${terms.signals[citation.signal]} ` : '';
  const quote = citation.quote ? terms.quote(cut(line(citation.quote))) : '';
  if (source.confidentiality === 'anonymised') return `${signal}${withQuote(nameOnFile(source, terms), quote)}`;
  const facts = [
    ...source.authors.map(line),
    line(source.title),
    source.symbol ? line(source.symbol) : '',
    source.date ? writtenDate(source.date, terms) : '',
    pinpointOf(citation, terms),
  ].filter((fact) => fact !== '');
  const remark = citation.note ? line(citation.note) : '';
  const body = `${withQuote(facts.join(', '), quote)}${remark === '' ? '' : ` (${remark})`}`;
  const address = source.address ? line(source.address) : '';
  return `${signal}${body}${address === '' ? '' : `, ${address}`}`;
}

function withQuote(facts: string, quote: string): string {
  return quote === '' ? facts : facts === '' ? quote : `${facts}: ${quote}`;
}

function pinpointOf(citation: CitedPlace, terms: Terms): string {
  const given = citation.pinpoint ? line(citation.pinpoint) : '';
  if (given !== '') return given;
  if (citation.paragraph) return terms.paragraph(line(citation.paragraph));
  if (citation.page !== null) return terms.page(citation.page);
  const heading = line(citation.headingPath?.at(-1) ?? '');
  const opening = line(citation.opening ?? '')
    .split(' ')
    .slice(0, 5)
    .join(' ');
  return [heading === '' ? '' : terms.under(heading), opening === '' ? '' : terms.beginning(opening)].filter((part) => part !== '').join(', ');
}

function cut(quote: string): string {
  if (quote.length <= longestQuote) return quote;
  const space = quote.lastIndexOf(' ', longestQuote);
  return `${quote.slice(0, space > 0 ? space : longestQuote)} […]`;
}
