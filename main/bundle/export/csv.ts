import type { ComposedBrief } from '../../citing/types.ts';
import { writeCells } from './cells.ts';

const columns = ['note', 'paragraph', 'claim', 'source', 'quote', 'pinpoint', 'page', 'source paragraph', 'signal', 'state'];

/** The table of citations, one row each. What may not be said of a source is left out of the rows already (`citationRows`). */
export function writeCitationsCsv(brief: ComposedBrief): string {
  return writeCells([
    columns,
    ...brief.citations.map((row) => [
      row.note,
      row.paragraph,
      row.claim,
      row.source,
      row.quote,
      row.pinpoint,
      row.page,
      row.sourceParagraph,
      row.signal,
      row.state,
    ]),
  ]);
}
