import { derive, wipe } from './sealing.ts';

const PURPOSE = 'AttestM1';

/** Everything the master key is used for; the master itself seals nothing. */
export interface ArchiveKeys {
  readonly header: Uint8Array;
  readonly records: Uint8Array;
  readonly subjects: Uint8Array;
  readonly snapshot: Uint8Array;
  readonly lock: Uint8Array;
}

export function archiveKeys(master: Uint8Array): ArchiveKeys {
  return {
    header: derive(master, PURPOSE, 1),
    records: derive(master, PURPOSE, 2),
    subjects: derive(master, PURPOSE, 3),
    snapshot: derive(master, PURPOSE, 4),
    lock: derive(master, PURPOSE, 5),
  };
}

export function wipeKeys(keys: ArchiveKeys): void {
  wipe(keys.header, keys.records, keys.subjects, keys.snapshot, keys.lock);
}

/** What a subject's key is used for. */
export interface SubjectKeys {
  readonly parts: Uint8Array;
  readonly blobs: Uint8Array;
}

export function subjectKeys(key: Uint8Array): SubjectKeys {
  return { parts: derive(key, 'AttestS1', 1), blobs: derive(key, 'AttestS1', 2) };
}
