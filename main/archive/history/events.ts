import type { ChangeId } from '../../../shared/model/ids.ts';
import type { ArchiveEvent } from '../event.ts';
import { type Draft, type EventKind, kind } from '../fold.ts';
import type { Tables } from '../tables.ts';

export type ArchiveNamed = ArchiveEvent<'ArchiveNamed', Record<never, never>, { archive: { name: string } }>;
/** The whole of an earlier change is taken back, newest event first. */
export type ChangeUndone = ArchiveEvent<'ChangeUndone', { readonly undone: ChangeId }, Record<never, never>>;

export const setValue = (tables: Tables, name: string, value: string): void =>
  tables.run('insert or replace into archive (name, value) values (?, ?)', [name, value]);
export const getValue = (tables: Tables, name: string): string | null =>
  (tables.one('select value from archive where name = ?', [name])?.value as string | undefined) ?? null;

const named = kind<ArchiveNamed>({
  type: 'ArchiveNamed',
  reads: [],
  fold(tables, event) {
    const before = getValue(tables, 'name');
    setValue(tables, 'name', event.parts.archive.body?.name ?? '');
    setValue(tables, 'subject', event.parts.archive.subject);
    return { about: event.parts.archive.body?.name ?? '', inverse: { before } };
  },
  unfold: (tables, inverse) => setValue(tables, 'name', (inverse as { before: string | null }).before ?? ''),
});

/** Says that the whole of an earlier change is taken back. */
export function draftUndone(change: ChangeId): Draft {
  const event: ChangeUndone = { type: 'ChangeUndone', version: 1, refs: { undone: change }, parts: {}, blobs: {} };
  return { event };
}

/** Needs all kinds, to take back events of any of them: made by `event-kinds.ts`. */
export function undone(kindOf: (type: string) => EventKind | undefined): EventKind {
  return kind<ChangeUndone>({
    type: 'ChangeUndone',
    reads: [],
    fold(tables, event) {
      const rows = tables.all('select sequence, type, about, inverse from events where change_id = ? and undone = 0 order by sequence desc', [
        event.refs.undone,
      ]);
      for (const row of rows) kindOf(String(row.type))?.unfold(tables, JSON.parse(String(row.inverse ?? 'null')));
      tables.run('update events set undone = 1 where change_id = ?', [event.refs.undone]);
      return { about: String(rows.at(-1)?.about ?? ''), inverse: null };
    },
    unfold() {
      throw new Error('an undo is itself never undone');
    },
  });
}

export const archiveEvents: readonly EventKind[] = [named];
