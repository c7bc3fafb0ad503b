import type { Access } from './access.ts';
import type { Log } from './log.ts';
import { recordHash, sealPart, sealRecord, writePlain } from './record.ts';
import type { Random } from './sealing.ts';
import type { Subjects } from './subjects.ts';
import type { EventToAppend } from './types.ts';

export interface SealingParts {
  readonly archive: Uint8Array;
  readonly access: Access;
  readonly random: Random;
  readonly log: Log;
  readonly subjects: Subjects;
}

/** Records for these events, each linked to the one before, and the hash of the last. */
export async function sealEvents(parts: SealingParts, events: readonly EventToAppend[], repair: boolean): Promise<{ records: Uint8Array[]; last: Uint8Array }> {
  const { archive, access, random, log, subjects } = parts;
  const records: Uint8Array[] = [];
  let last = log.hash;
  for (const [index, event] of events.entries()) {
    const sequence = log.sequence + 1 + index;
    const sealed = [];
    for (const [number, { subject, bytes }] of event.parts.entries()) {
      const key = (await subjects.needed(subject)).parts;
      sealed.push({ subject, sealed: sealPart(bytes, archive, sequence, number, key, random) });
    }
    const plain = writePlain({ index, count: events.length, envelope: event.envelope, parts: sealed, repair });
    const record = sealRecord(plain, archive, sequence, last, access.keyring.records(sequence), random);
    records.push(record);
    last = recordHash(record);
  }
  return { records, last };
}
