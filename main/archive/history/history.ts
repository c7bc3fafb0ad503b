import type { Change } from '../../../shared/contract/archives.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ChangeId } from '../../../shared/model/ids.ts';
import type { Archive, Draft } from '../archive.ts';
import type { Row } from '../tables.ts';
import type { ChangeUndone } from './events.ts';

// A change is named by its last event: an imported brief brings its missing sources with it, and is a brief all the same.
const changes = `select min(e.sequence) as sequence, max(e.sequence) as last, e.change_id, e.at, e.actor, count(*) as count, max(e.undone) as undone,
  (select l.type from events l where l.change_id = e.change_id order by l.sequence desc limit 1) as type,
  (select l.about from events l where l.change_id = e.change_id order by l.sequence desc limit 1) as about
  from events e group by e.change_id`;

function toChange(row: Row): Change {
  return {
    id: row.change_id as ChangeId,
    sequence: Number(row.sequence),
    at: String(row.at),
    actor: String(row.actor),
    what: String(row.type),
    count: Number(row.count),
    about: String(row.about),
    undone: Number(row.undone) === 1,
  };
}

export function history(archive: Archive, offset: number, limit: number): { items: Change[]; total: number } {
  return {
    items: archive.tables.all(`${changes} order by last desc limit ? offset ?`, [limit, offset]).map(toChange),
    total: archive.tables.count('select count(distinct change_id) from events'),
  };
}

/** Takes back the newest change that stands. Naming the archive, and an undo itself, are never taken back. */
export function draftUndo(archive: Archive): { undone: Change; drafts: Draft[] } {
  const row = archive.tables.one(`select * from (${changes}) where undone = 0 and type not in ('ChangeUndone', 'ArchiveNamed') order by last desc limit 1`);
  if (!row) throw new Refusal('nothing-to-undo', {});
  const undone = toChange(row);
  const event: ChangeUndone = { type: 'ChangeUndone', version: 1, refs: { undone: undone.id }, parts: {}, blobs: {} };
  return { undone: { ...undone, undone: true }, drafts: [{ event }] };
}
