import { Refusal } from '../../../shared/contract/errors.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { BlobId, SubjectId } from '../../vault/types.ts';
import type { Archive, Erasure } from '../archive.ts';
import type { SourceErased } from './events.ts';

/**
 * Title and subject of a source, also of one whose import was undone: its bytes are still in the archive.
 * Refuses `source-not-found`, also for what is erased already.
 */
export function erasable(archive: Archive, id: SourceId): { title: string; subject: SubjectId } {
  const row = archive.tables.one("select title, subject from sources where id = ? and status <> 'erased'", [id]);
  if (!row) throw new Refusal('source-not-found', { id });
  return { title: String(row.title), subject: row.subject as SubjectId };
}

/** Refuses `wrong-input` (`title-differs`) unless `title` is the source's, letter for letter: nothing brings it back. */
export async function draftErased(archive: Archive, id: SourceId, title: string): Promise<Erasure> {
  const source = erasable(archive, id);
  if (title.normalize() !== source.title.normalize()) throw new Refusal('wrong-input', { reason: 'title-differs' });
  const { subject } = source;
  const blobs = archive.tables.all('select blob from blobs where subject = ?', [subject]).map((r) => r.blob as BlobId);
  const event: SourceErased = { type: 'SourceErased', version: 1, refs: { source: id, subject }, parts: {}, blobs: {} };
  return { draft: { event }, subject, blobs };
}
