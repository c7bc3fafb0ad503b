import { Refusal } from '../../shared/contract/errors.ts';
import { Blobs, blobPath } from './blobs.ts';
import { DamageList } from './damage.ts';
import type { FilePort } from './files.ts';
import { HEADER_FILE, readHeader, sealOf } from './header.ts';
import type { Keyring } from './keys.ts';
import { Log } from './log.ts';
import { openPart } from './record.ts';
import type { Random } from './sealing.ts';
import { Snapshot } from './snapshot.ts';
import { Subjects, subjectPath } from './subjects.ts';
import type { BlobId, Damage, SubjectId } from './types.ts';
import type { Unsynced } from './unsynced.ts';

export interface ArchiveToVerify {
  readonly files: FilePort;
  readonly random: Random;
  readonly archive: Uint8Array;
  readonly keyring: Keyring;
  readonly segmentSize: number;
  readonly unsynced: Unsynced;
  /** The log had this many records when it was last read: fewer now is damage. */
  readonly atLeast: number;
}

/** Reads everything again from the disk and trusts nothing that is in memory. Refuses `cancelled`. */
export async function verifyArchive(
  parts: ArchiveToVerify,
  named: ReadonlyMap<BlobId, SubjectId>,
  progress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<{ checked: number; damaged: readonly Damage[] }> {
  const { files, archive, keyring, random, unsynced } = parts;
  const damage = new DamageList();
  await verifyHeader(files, keyring.now.header, damage);
  const log = await Log.open({ ...parts, damage }, false);
  if (log.sequence < parts.atLeast) damage.add('chain', `log ends at record ${log.sequence} of ${parts.atLeast}`);
  const subjects = new Subjects({ files, archive, keyring, random, damage, unsynced });
  const blobs = new Blobs({ files, archive, random, subjects, unsynced });

  let checked = 1;
  let total = 1 + log.sequence + named.size;
  const step = () => {
    if (signal?.aborted) throw new Refusal('cancelled', {});
    progress(++checked, total);
  };
  try {
    const met = new Set<SubjectId>();
    for await (const { sequence, record } of log.after(0)) {
      for (const [index, { subject, sealed }] of record.parts.entries()) {
        met.add(subject);
        const key = await subjects.keys(subject);
        if (key && openPart(sealed, archive, sequence, index, key.parts) === null) damage.add('record', `log record ${sequence} part ${index + 1}`);
      }
      step();
    }
    const needed = new Set(named.values());
    const all = new Set([...met, ...needed]);
    total += all.size;
    for (const subject of all) {
      const key = await subjects.read(subject);
      key?.secret.fill(0);
      if (key === null && needed.has(subject)) damage.add('subject', subjectPath(subject));
      if (key && key.sequence > log.sequence) damage.add('chain', laterKey(subject, key.sequence));
      step();
    }
    for (const [blob, subject] of named) {
      if (!(await blobs.check(subject, blob))) damage.add('blob', blobPath(blob));
      step();
    }
    await new Snapshot({ files, archive, keyring, random, damage }).read();
  } finally {
    subjects.wipe();
  }
  return { checked, damaged: damage.list };
}

/** A key file that was made when the log was longer. */
export function laterKey(subject: SubjectId, sequence: number): string {
  return `log ends before record ${sequence}, which ${subjectPath(subject)} knows`;
}

async function verifyHeader(files: FilePort, key: Uint8Array, damage: DamageList): Promise<void> {
  try {
    const { head, badCopies } = await readHeader(files);
    for (const copy of badCopies) damage.add('header', `${HEADER_FILE} copy ${copy}`);
    if (sealOf(head, key) !== head.seal) damage.add('header', HEADER_FILE);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    damage.add('header', HEADER_FILE);
  }
}
