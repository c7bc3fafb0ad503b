import { useSyncExternalStore } from 'react';
import { briefImported } from '../shared/contract/briefs.ts';
import { type ImportedFile, importResult, pieceSize } from '../shared/contract/imports.ts';
import type { GrantId, StagedId } from '../shared/model/ids.ts';
import { type DroppedFile, inGroups } from './dropped.ts';
import { attest } from './host.ts';
import { jobResult } from './running.ts';

/** One import, from the drop or dialog until the person closes its list. */
export interface ImportRun {
  readonly state: 'reading' | 'importing' | 'ended';
  readonly read: number;
  readonly toRead: number;
  readonly items: readonly ImportedFile[];
  readonly cancelled: boolean;
  readonly error: unknown;
}

export type ImportKind = 'source' | 'media' | 'case';

const fresh: ImportRun = { state: 'importing', read: 0, toRead: 0, items: [], cancelled: false, error: null };
let run: ImportRun | null = null;
const listeners = new Set<() => void>();

function set(next: ImportRun | null): void {
  run = next;
  for (const listener of listeners) listener();
}

const change = (part: Partial<ImportRun>): void => set({ ...(run ?? fresh), ...part });

export const useImportRun = (): ImportRun | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => run,
  );

export const closeImportRun = (): void => set(null);

/** Imports what a dialog granted; resolves when it has ended, with its list in the store. */
export async function importGrants(grants: readonly GrantId[], kind: ImportKind = 'source'): Promise<void> {
  set({ ...fresh });
  try {
    await startAndWait({ grants: [...grants], kind });
  } catch (error) {
    change({ error });
  } finally {
    change({ state: 'ended' });
  }
}

/** Imports dropped files: their bytes are carried over piece by piece, a group of files at a time. */
export async function importDropped(files: readonly DroppedFile[], kind: ImportKind = 'source'): Promise<void> {
  set({ ...fresh, state: 'reading', toRead: files.length });
  try {
    for (const group of inGroups(files)) {
      const staged: StagedId[] = [];
      for (const file of group) {
        staged.push(await stage(file));
        change({ read: (run?.read ?? 0) + 1 });
      }
      change({ state: 'importing' });
      await startAndWait({ staged, kind });
      if (run?.cancelled) return;
      change({ state: 'reading' });
    }
  } catch (error) {
    change({ error });
  } finally {
    change({ state: 'ended' });
  }
}

async function startAndWait(from: { grants?: GrantId[]; staged?: StagedId[]; kind: ImportKind }): Promise<void> {
  const { job } = await attest.imports.start(from);
  const result = importResult.parse(await jobResult(job));
  change({ items: [...(run?.items ?? []), ...result.items], cancelled: result.cancelled });
}

/** Carries one file's bytes over. What was carried is given up when a piece fails. */
export async function stage({ name, file }: DroppedFile): Promise<StagedId> {
  const { staged } = await attest.imports.stage({ name, bytes: file.size });
  try {
    for (let start = 0; start < file.size; start += pieceSize) {
      const piece = new Uint8Array(await file.slice(start, start + pieceSize).arrayBuffer());
      await attest.imports.stagePiece({ staged, start, piece });
    }
  } catch (error) {
    await attest.imports.unstage({ staged: [staged] });
    throw error;
  }
  return staged;
}

/** Imports a draft as a brief. Throws its refusal. */
export async function importBrief(from: { grant: GrantId } | { staged: StagedId }) {
  const { job } = await attest.briefs.import(from);
  return briefImported.parse(await jobResult(job));
}

/** Puts the sample case's documents, its testimony and then its brief into the archive that is open; what fails is told in the import's list. */
export async function openSampleCase(): Promise<void> {
  try {
    const { documents, brief, testimony } = await attest.host.sampleCase({});
    await importGrants([documents]);
    if (run?.error || run?.cancelled) return;
    await attest.sources.write({ kind: 'testimony', ...testimony });
    await importBrief({ grant: brief });
  } catch (error) {
    change({ error, state: 'ended' });
  }
}
