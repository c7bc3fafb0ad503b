import { concat, readU64, same, u16, u32, u64, view } from './bytes.ts';
import { padded } from './padding.ts';
import { hash, NONCE, type Random, seal, sealWithNonce, TAG, unseal, unsealWithNonce } from './sealing.ts';
import type { SubjectId } from './types.ts';

/** Eight bytes at which a reader finds its way again behind a damaged record. */
export const MARK = Uint8Array.of(0x9d, 0x41, 0x74, 0x74, 0x52, 0x0d, 0x0a, 0x1a);
/** Mark 8, length of the ciphertext twice 4, sequence 8, hash of the record before 32, nonce 24. */
export const HEAD = 80;
/** An event with its framing: envelope, parts and 12 bytes; 4 for the envelope, 2 for the parts, 60 for each part. */
export const EVENT_LIMIT = 65_536;
const LONGEST = EVENT_LIMIT + TAG;
const SHORTEST = padded(0) + TAG;

export interface RecordHead {
  readonly length: number;
  readonly sequence: number;
  readonly previous: Uint8Array;
}

/** Place of a record in the group of events that was appended with it: a group counts only when its last record is there. */
export interface Grouping {
  readonly index: number;
  readonly count: number;
}

export interface SealedPart {
  readonly subject: SubjectId;
  readonly sealed: Uint8Array;
}

/** In place of the number of parts: the record is the vault's own, its envelope a list of damage. */
const REPAIR = 0xffff;

export interface OpenRecord extends Grouping {
  /** Not an event: what a repair has recorded. */
  readonly repair: boolean;
  readonly envelope: Uint8Array;
  readonly parts: readonly SealedPart[];
}

/** What the record holds, filled with zeros. Throws a RangeError where the event is over the limit. */
export function writePlain(record: OpenRecord): Uint8Array {
  const pieces = [u32(record.index), u32(record.count), u32(record.envelope.length), record.envelope, u16(record.repair ? REPAIR : record.parts.length)];
  for (const part of record.parts) pieces.push(new Uint8Array(Buffer.from(part.subject, 'hex')), u32(part.sealed.length), part.sealed);
  const bytes = concat(...pieces);
  if (bytes.length > EVENT_LIMIT) throw new RangeError('event over 64 KiB: what is large belongs in a blob');
  const out = new Uint8Array(padded(bytes.length));
  out.set(bytes);
  return out;
}

/** Throws a RangeError where the framing doesn't fit: cannot happen to what this program sealed. */
export function readPlain(bytes: Uint8Array): OpenRecord {
  const numbers = view(bytes);
  let at = 12;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new RangeError('record framing');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const envelope = take(numbers.getUint32(8));
  const parts: SealedPart[] = [];
  const count = view(take(2)).getUint16(0);
  for (let left = count === REPAIR ? 0 : count; left > 0; left--) {
    const subject = Buffer.from(take(16)).toString('hex') as SubjectId;
    parts.push({ subject, sealed: take(view(take(4)).getUint32(0)) });
  }
  return { index: numbers.getUint32(0), count: numbers.getUint32(4), envelope, parts, repair: count === REPAIR };
}

export function sealRecord(plain: Uint8Array, archive: Uint8Array, sequence: number, previous: Uint8Array, key: Uint8Array, random: Random): Uint8Array {
  const nonce = random(NONCE);
  const sealed = seal(plain, boundTo(archive, sequence, previous), nonce, key);
  return concat(MARK, u32(sealed.length), u32(sealed.length), u64(sequence), previous, nonce, sealed);
}

/** Its mark, lengths and numbers, or null where these contradict each other. The record may reach beyond `bytes`. */
export function readHead(bytes: Uint8Array, at: number): RecordHead | null {
  if (at + HEAD > bytes.length || !same(bytes.subarray(at, at + MARK.length), MARK)) return null;
  const numbers = view(bytes);
  const length = numbers.getUint32(at + 8);
  if (length !== numbers.getUint32(at + 12) || length < SHORTEST || length > LONGEST) return null;
  if (numbers.getUint32(at + 16) >= 2 ** 21) return null;
  return { length, sequence: readU64(bytes, at + 16), previous: bytes.subarray(at + 24, at + 56) };
}

/** null: the record fails authentication. */
export function openRecord(bytes: Uint8Array, at: number, head: RecordHead, archive: Uint8Array, key: Uint8Array): OpenRecord | null {
  const nonce = bytes.subarray(at + 56, at + HEAD);
  const plain = unseal(bytes.subarray(at + HEAD, at + HEAD + head.length), boundTo(archive, head.sequence, head.previous), nonce, key);
  return plain && readPlain(plain);
}

/** Links the next record to this one. */
export function recordHash(record: Uint8Array): Uint8Array {
  return hash(record);
}

/** What the first record is linked to. */
export function beginning(archive: Uint8Array): Uint8Array {
  return hash(archive);
}

export function sealPart(plain: Uint8Array, archive: Uint8Array, sequence: number, index: number, key: Uint8Array, random: Random): Uint8Array {
  return sealWithNonce(plain, concat(archive, u64(sequence), u16(index)), key, random);
}

export function openPart(sealed: Uint8Array, archive: Uint8Array, sequence: number, index: number, key: Uint8Array): Uint8Array | null {
  return unsealWithNonce(sealed, concat(archive, u64(sequence), u16(index)), key);
}

function boundTo(archive: Uint8Array, sequence: number, previous: Uint8Array): Uint8Array {
  return concat(archive, u64(sequence), previous);
}
