import type { Change } from '../../../shared/contract/archives.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ChangeId } from '../../../shared/model/ids.ts';
import type { Archive } from '../archive.ts';
import type { Draft } from '../fold.ts';
import type { Row } from '../tables.ts';
import { draftUndone } from './events.ts';

// A change is named by its last event: an imported brief brings its missing sources with it, and is a brief all the same. It
// stands as long as any of its events does: an import can be undone while it runs, and go on.
const changes = (page: string): string => `select p.change_id, p.sequence, p.last, p.count, p.undone, e.at, e.actor, e.type, e.about
  from (select change_id, min(sequence) as sequence, max(sequence) as last, count(*) as count, min(undone) as undone from events ${page}) p
  join events e on e.sequence = p.last`;

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
    items: archive.tables.all(`${changes('group by change_id order by last desc limit ? offset ?')} order by p.last desc`, [limit, offset]).map(toChange),
    total: archive.tables.count('select count(distinct change_id) from events'),
  };
}

const neverUndone = [
  'ChangeUndone',
  'ArchiveNamed',
  'SourceErased',
  'BackupMade',
  'ArchiveRepaired',
  'KeySlotAdded',
  'KeySlotChanged',
  'KeySlotRemoved',
  'RecoveryKeyRenewed',
  'ArchiveRekeyed',
];

/**
 * Takes back the change that began last of those that stand: whatever depends on another began after it, also where an import
 * went on meanwhile. Naming the archive, erasing, keys, backups, repairs, and an undo itself, are never taken back.
 */
export function draftUndo(archive: Archive): { undone: Change; drafts: Draft[] } {
  const newest = `where undone = 0 and type not in (${neverUndone.map((type) => `'${type}'`).join(', ')}) group by change_id order by min(sequence) desc limit 1`;
  const row = archive.tables.one(changes(newest));
  if (!row) throw new Refusal('nothing-to-undo', {});
  const undone = toChange(row);
  return { undone: { ...undone, undone: true }, drafts: [draftUndone(undone.id)] };
}
