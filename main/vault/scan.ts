import type { Keyring } from './keys.ts';
import { type Grouping, HEAD, MARK, openRecord, readHead, recordHash } from './record.ts';
import { readRepair } from './repair.ts';
import type { Damage } from './types.ts';

/** A record that authenticates, where it lies in its segment. */
export interface FoundRecord extends Grouping {
  readonly sequence: number;
  readonly at: number;
  readonly end: number;
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
  /** What a repair recorded here; null for an event. */
  readonly repaired: readonly Damage[] | null;
}

/** Bytes that belong to no record that authenticates. `before`: the record found before them in this segment. */
export interface BadRegion {
  readonly at: number;
  readonly end: number;
  readonly before: FoundRecord | null;
}

export interface Scan {
  readonly records: readonly FoundRecord[];
  readonly bad: readonly BadRegion[];
}

/** Smallest unit that a disk writes whole. */
const SECTOR = 512;

/** Every record of a segment that authenticates; behind damage the next sync mark that begins one is looked for. */
export function scanSegment(bytes: Uint8Array, archive: Uint8Array, keyring: Keyring): Scan {
  const records: FoundRecord[] = [];
  const bad: BadRegion[] = [];
  const search = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let badFrom: number | null = null;
  let at = 0;
  while (at < bytes.length) {
    const found = recordAt(bytes, at, archive, keyring);
    if (found) {
      if (badFrom !== null) bad.push({ at: badFrom, end: at, before: records.at(-1) ?? null });
      badFrom = null;
      records.push(found);
      at = found.end;
    } else {
      badFrom ??= at;
      const next = search.indexOf(MARK, at + 1);
      at = next < 0 ? bytes.length : next;
    }
  }
  if (badFrom !== null) bad.push({ at: badFrom, end: bytes.length, before: records.at(-1) ?? null });
  return { records, bad };
}

function recordAt(bytes: Uint8Array, at: number, archive: Uint8Array, keyring: Keyring): FoundRecord | null {
  const head = readHead(bytes, at);
  if (head === null) return null;
  const end = at + HEAD + head.length;
  if (end > bytes.length) return null;
  const record = openRecord(bytes, at, head, archive, keyring.records(head.sequence));
  if (record === null) return null;
  const { index, count, envelope } = record;
  const repaired = record.repair ? readRepair(envelope) : null;
  return { sequence: head.sequence, at, end, previous: head.previous, hash: recordHash(bytes.subarray(at, end)), index, count, repaired };
}

/**
 * Where the segment's last group begins, if that group was never written whole: a crash or a power cut came before its
 * fsync, so nobody was told that it is kept. null: the segment ends with a whole group, or with damage.
 *
 * A group is unfinished when bytes of it are missing at the end, or when a sector of it is still all zeros: a file system
 * may lengthen a file before it writes the sectors, in any order. Records begin at multiples of 16 and hold no 16 zero
 * bytes, so neither a flipped byte nor an overwritten record looks like that.
 */
export function unfinishedFrom(bytes: Uint8Array, scan: Scan, lastBefore: number): number | null {
  const last = scan.records.at(-1);
  const start = last === undefined ? 0 : groupStart(last, scan, lastBefore);
  if (start === null) return bytes.length > (last?.end ?? 0) && tornBad(bytes, scan, last?.end ?? 0) ? (last?.end ?? 0) : null;
  const badInside = scan.bad.filter((region) => region.end > start);
  const complete = last !== undefined && last.index === last.count - 1;
  if (badInside.length === 0) return complete || last === undefined ? null : start;
  if (!tornBad(bytes, scan, start)) return null;
  const onlyAfter = complete && badInside.every((region) => region.at >= last.end);
  return onlyAfter ? last.end : start;
}

function groupStart(last: FoundRecord, scan: Scan, lastBefore: number): number | null {
  const first = last.sequence - last.index;
  const own = scan.records.find((record) => record.sequence === first);
  if (own) return own.at;
  const before = scan.records.find((record) => record.sequence === first - 1);
  if (before) return before.end;
  return lastBefore === first - 1 ? 0 : null;
}

function tornBad(bytes: Uint8Array, scan: Scan, from: number): boolean {
  return scan.bad.some((region) => region.end > from && (reachesBeyond(bytes, region) || hasEmptySector(bytes, region)));
}

function reachesBeyond(bytes: Uint8Array, region: BadRegion): boolean {
  if (region.end !== bytes.length) return false;
  if (bytes.length - region.at < HEAD) return true;
  // The last mark of the region: the records of one group before it may be torn as well.
  const search = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = search.lastIndexOf(MARK);
  if (at < region.at) return false;
  if (bytes.length - at < HEAD) return true;
  const head = readHead(bytes, at);
  return head !== null && at + HEAD + head.length > bytes.length;
}

function hasEmptySector(bytes: Uint8Array, region: BadRegion): boolean {
  for (let at = region.at; at < region.end; ) {
    const end = Math.min(region.end, (Math.floor(at / SECTOR) + 1) * SECTOR);
    if (end - at >= 16 && bytes.subarray(at, end).every((byte) => byte === 0)) return true;
    at = end;
  }
  return false;
}
