import { Refusal } from '../../shared/contract/errors.ts';
import { same } from './bytes.ts';
import type { DamageList } from './damage.ts';
import type { FilePort } from './files.ts';
import type { Keyring } from './keys.ts';
import { beginning } from './record.ts';
import { type FoundRecord, type Scan, scanSegment, unfinishedFrom } from './scan.ts';

export interface LogPlace {
  readonly files: FilePort;
  readonly archive: Uint8Array;
  readonly keyring: Keyring;
  readonly damage: DamageList;
}

export interface Position {
  readonly segment: number;
  readonly at: number;
  readonly length: number;
}

export interface ReadLog {
  /** By sequence − 1; undefined where the record is damaged or missing. */
  readonly positions: (Position | undefined)[];
  /** The one being written, 0 for none, and its length without an unfinished group. */
  readonly segment: number;
  readonly length: number;
  readonly hash: Uint8Array;
  /** An unfinished group that is still there. */
  readonly tail: Tail | null;
}

export function segmentPath(segment: number): string {
  return `log/${String(segment).padStart(6, '0')}`;
}

export interface Tail {
  readonly path: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}

type Links = { readonly previous: Uint8Array; readonly hash: Uint8Array };

/** Reads every segment, checks the chain, names what is wrong in `parts.damage`. */
export async function readLog(parts: LogPlace, repairTail: boolean): Promise<ReadLog> {
  const { files, archive, keyring, damage } = parts;
  const names = await files.list('log');
  const segments = names
    .filter((name) => /^\d{6,}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
  const positions: (Position | undefined)[] = [];
  const links = new Map<number, Links>();
  const explained = new Set<number>();
  let sequence = 0;
  let length = 0;
  let tail: Tail | null = null;
  for (const [index, segment] of segments.entries()) {
    const path = segmentPath(segment);
    if (segment !== index + 1 && segments[index - 1] !== segment - 1) damage.add('chain', `${segmentPath(segment - 1)} is missing`);
    const bytes = (await files.read(path)) ?? new Uint8Array(0);
    let scan = scanSegment(bytes, archive, keyring);
    length = bytes.length;
    const unfinished = index === segments.length - 1 ? unfinishedFrom(bytes, scan, sequence) : null;
    if (unfinished !== null) {
      scan = upTo(scan, unfinished);
      length = unfinished;
    }
    sequence = collect(scan, path, sequence, positions, links, explained, segment, parts);
    if (unfinished !== null) tail = { path, at: unfinished, bytes: bytes.subarray(unfinished) };
  }
  checkChain(positions, links, explained, archive, damage);
  if (tail && repairTail && damage.list.every((known) => known.what === 'header' || known.recorded)) {
    damage.add('torn-tail', await moveTail(files, tail));
    tail = null;
  }
  const newest = links.get(positions.length);
  return { positions, segment: segments.at(-1) ?? 0, length, hash: newest?.hash ?? beginning(archive), tail };
}

function upTo(scan: Scan, end: number): Scan {
  return { records: scan.records.filter((record) => record.end <= end), bad: scan.bad.filter((region) => region.end <= end) };
}

/** Adds a segment's records; returns the highest sequence so far. */
function collect(
  scan: Scan,
  path: string,
  lastBefore: number,
  positions: (Position | undefined)[],
  links: Map<number, Links>,
  explained: Set<number>,
  segment: number,
  { damage }: LogPlace,
): number {
  for (const region of scan.bad) {
    const from = (region.before?.sequence ?? lastBefore) + 1;
    const behind = scan.records.find((record) => record.at === region.end);
    const to = behind ? behind.sequence - 1 : null;
    for (let number = from; number <= (to ?? from); number++) explained.add(number);
    damage.add('record', `${path} ${nameRange(from, to)}`);
  }
  let last = lastBefore;
  for (const record of scan.records) {
    if (positions[record.sequence - 1] !== undefined) {
      damage.add('chain', `${path} record ${record.sequence} is there twice`);
      continue;
    }
    if (record.sequence < last) damage.add('chain', `${path} record ${record.sequence} is out of order`);
    last = Math.max(last, record.sequence);
    place(positions, segment, record);
    if (record.repaired) damage.record(record.repaired);
    links.set(record.sequence, { previous: record.previous, hash: record.hash });
  }
  return last;
}

function place(positions: (Position | undefined)[], segment: number, record: FoundRecord): void {
  while (positions.length < record.sequence) positions.push(undefined);
  positions[record.sequence - 1] = { segment, at: record.at, length: record.end - record.at };
}

function nameRange(from: number, to: number | null): string {
  if (to === null) return `record ${from} or later`;
  if (to < from) return `between records ${to} and ${from}`;
  return to === from ? `record ${from}` : `records ${from} to ${to}`;
}

/** Gaps that no damaged bytes explain, and records that don't follow the one before. */
function checkChain(
  positions: readonly (Position | undefined)[],
  links: ReadonlyMap<number, Links>,
  explained: ReadonlySet<number>,
  archive: Uint8Array,
  damage: DamageList,
): void {
  let gap: number | null = null;
  for (let sequence = 1; sequence <= positions.length; sequence++) {
    const link = links.get(sequence);
    if (link === undefined) {
      if (!explained.has(sequence)) gap ??= sequence;
      continue;
    }
    if (gap !== null) damage.add('chain', `log ${nameRange(gap, sequence - 1)} missing`);
    gap = null;
    const before = sequence === 1 ? beginning(archive) : links.get(sequence - 1)?.hash;
    if (before && !same(before, link.previous)) damage.add('chain', `log record ${sequence} does not follow record ${sequence - 1}`);
  }
}

/** Copies the unfinished bytes to `log/torn-…` before they are cut off: they may help someone who looks for what happened. */
export async function moveTail(files: FilePort, tail: Tail): Promise<string> {
  const names = await files.list('log');
  const number = 1 + Math.max(0, ...names.map((name) => Number(/^torn-(\d{6,})$/.exec(name)?.[1] ?? 0)));
  const target = `log/torn-${String(number).padStart(6, '0')}`;
  const copy = await files.create(target);
  await copy.writeAt(0, tail.bytes);
  await copy.sync();
  await copy.close();
  await files.syncFolder('log');
  const segment = await files.open(tail.path, 'write');
  if (segment === null) throw new Refusal('archive-changed-underneath', {});
  await segment.truncate(tail.at);
  await segment.sync();
  await segment.close();
  return target;
}
