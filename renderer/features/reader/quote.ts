import type { SourceId } from '../../../shared/model/ids.ts';
import { attest } from '../../host.ts';
import { indexAt } from './chunks.ts';
import type { Place } from './hits.ts';

/** The exact words between two offsets of a source's text, as the archive has them: never as the screen shows them. */
export async function quoteOf(id: SourceId, { start, end }: Place): Promise<string> {
  let ordinal = (await indexAt(id, start)) + 1;
  let words = '';
  while (start + words.length < end) {
    const slice = await attest.sources.text({ id, fromOrdinal: ordinal, count: 50 });
    const last = slice.paragraphs.at(-1);
    if (!last) break;
    words += (words === '' ? '' : '\n') + slice.text.slice(Math.max(0, start - slice.start), end - slice.start);
    ordinal = last.ordinal + 1;
  }
  return words.slice(0, end - start);
}
