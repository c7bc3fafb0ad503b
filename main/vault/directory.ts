import { Refusal } from '../../shared/contract/errors.ts';
import { concat, readU64, u64, utf8 } from './bytes.ts';
import type { Epoch } from './keys.ts';
import { KEY, type Random, SEAL, sealWithNonce, unsealWithNonce } from './sealing.ts';
import { SLOTS } from './slots.ts';

const LABEL = 63;
const ENTRY = 2 + LABEL;
/** As many older epochs as the header has room for. */
const EPOCHS = 40;
const EPOCH = 8 + KEY;
const PLAIN = SLOTS * ENTRY + 1 + 8 + 1 + EPOCHS * EPOCH;
export const DIRECTORY_BYTES = PLAIN + SEAL;

export type SlotKind = 'passphrase' | 'recovery';
const kinds: readonly (SlotKind | null)[] = [null, 'passphrase', 'recovery'];

/** What the header says only to those who have opened it. */
export interface Directory {
  /** By slot; null for an unused one. Labels are cut to 63 bytes. */
  readonly slots: readonly ({ readonly kind: SlotKind; readonly label: string } | null)[];
  /** A re-keying has begun and not ended. */
  readonly rewrapping: boolean;
  /** The record from which on the present master key is used. */
  readonly first: number;
  /** Oldest first, without the present one. */
  readonly older: readonly Epoch[];
}

/** Always of one length, so that it tells nothing. Refuses `wrong-input` for a forty-first re-keying. */
export function sealDirectory(directory: Directory, bound: Uint8Array, key: Uint8Array, random: Random): Uint8Array {
  if (directory.older.length > EPOCHS) throw new Refusal('wrong-input', { reason: 'too-many-epochs' });
  const plain = new Uint8Array(PLAIN);
  directory.slots.forEach((slot, index) => {
    if (slot === null) return;
    const label = fitting(slot.label);
    plain.set([kinds.indexOf(slot.kind), label.length], index * ENTRY);
    plain.set(label, index * ENTRY + 2);
  });
  const at = SLOTS * ENTRY;
  plain[at] = directory.rewrapping ? 1 : 0;
  plain.set(u64(directory.first), at + 1);
  plain[at + 9] = directory.older.length;
  directory.older.forEach(({ first, master }, index) => {
    plain.set(concat(u64(first), master), at + 10 + index * EPOCH);
  });
  const sealed = sealWithNonce(plain, concat(utf8('attest directory'), bound), key, random);
  plain.fill(0);
  return sealed;
}

/** null: not of this archive, or changed. */
export function openDirectory(sealed: Uint8Array, bound: Uint8Array, key: Uint8Array): Directory | null {
  const plain = unsealWithNonce(sealed, concat(utf8('attest directory'), bound), key);
  if (plain === null) return null;
  const slots = Array.from({ length: SLOTS }, (_, index) => {
    const [kind = 0, length = 0] = plain.subarray(index * ENTRY, index * ENTRY + 2);
    const known = kinds[kind] ?? null;
    const label = plain.subarray(index * ENTRY + 2, index * ENTRY + 2 + Math.min(length, LABEL));
    return known && { kind: known, label: new TextDecoder().decode(label) };
  });
  const at = SLOTS * ENTRY;
  const older = Array.from({ length: Math.min(plain[at + 9] ?? 0, EPOCHS) }, (_, index) => {
    const from = at + 10 + index * EPOCH;
    return { first: readU64(plain, from), master: plain.slice(from + 8, from + EPOCH) };
  });
  const directory = { slots, rewrapping: plain[at] === 1, first: readU64(plain, at + 1), older };
  plain.fill(0);
  return directory;
}

function fitting(label: string): Uint8Array {
  let text = label;
  while (utf8(text).length > LABEL) text = [...text].slice(0, -1).join('');
  return utf8(text);
}
