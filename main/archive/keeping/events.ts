import type { ArchiveEvent } from '../event.ts';
import { type EventKind, kind } from '../fold.ts';

/** A copy was made of the log as far as this record. Where it lies is not said: the archive knows no place outside. */
export type BackupMade = ArchiveEvent<'BackupMade', { readonly sequence: number; readonly hash: string }, Record<never, never>>;
export type ArchiveRepaired = ArchiveEvent<'ArchiveRepaired', { readonly recorded: number }, Record<never, never>>;

const made = kind<BackupMade>({
  type: 'BackupMade',
  reads: [],
  fold(tables, event, recorded) {
    tables.run('insert into backups (sequence, hash, at) values (?, ?, ?)', [event.refs.sequence, event.refs.hash, recorded.at]);
    return { about: '', inverse: null };
  },
  unfold: () => {},
});

const repaired = kind<ArchiveRepaired>({ type: 'ArchiveRepaired', reads: [], fold: () => ({ about: '', inverse: null }), unfold: () => {} });

export const keepingEvents: readonly EventKind[] = [made, repaired];
