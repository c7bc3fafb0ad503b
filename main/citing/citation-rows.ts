import type { Language } from '../../shared/model/text.ts';
import type { Cited } from './cited.ts';
import { nameOnFile } from './note-text.ts';
import { termsOf } from './terms.ts';
import type { CitationRow, PlacedNote } from './types.ts';

/** The table of citations, in the order of the claims. Of sealed sources nothing but that there is one; of anonymised, the words. */
export function citationRows(cited: readonly Cited[], notes: readonly PlacedNote[], language: Language): CitationRow[] {
  const terms = termsOf(language);
  const numberOf = new Map(notes.flatMap(({ number, citations }) => citations.map((id) => [id, number] as const)));
  return cited.map(({ citation, claim, source }) => {
    const open = source.confidentiality === 'public';
    return {
      note: numberOf.get(citation.id) ?? null,
      paragraph: claim.paragraph,
      claim: claim.text,
      source: open ? source.title : nameOnFile(source, terms),
      quote: source.confidentiality === 'sealed' ? null : citation.quote,
      pinpoint: open ? citation.pinpoint : null,
      page: open ? citation.page : null,
      sourceParagraph: open ? citation.paragraph : null,
      signal: source.confidentiality === 'sealed' ? null : citation.signal,
      state: claim.state,
    };
  });
}
