import type { Head } from '../../vault/types.ts';
import type { Archive } from '../archive.ts';
import type { Draft } from '../fold.ts';
import type { ArchiveRepaired, BackupMade } from './events.ts';

export function draftBackupMade({ sequence, hash }: Head): Draft {
  const event: BackupMade = { type: 'BackupMade', version: 1, refs: { sequence, hash }, parts: {}, blobs: {} };
  return { event };
}

export function draftRepaired(recorded: number): Draft {
  const event: ArchiveRepaired = { type: 'ArchiveRepaired', version: 1, refs: { recorded }, parts: {}, blobs: {} };
  return { event };
}

/** When the last backup was recorded, ISO 8601; null for none. */
export const lastBackup = (archive: Archive): string | null =>
  (archive.tables.one('select at from backups order by rowid desc limit 1')?.at as string | undefined) ?? null;

/** When a backup was made of the log that ends with this fingerprint; null: no such backup is known. */
export const backupOf = (archive: Archive, hash: string): string | null =>
  (archive.tables.one('select at from backups where hash = ? order by rowid desc limit 1', [hash])?.at as string | undefined) ?? null;
