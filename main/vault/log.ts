import { Refusal } from '../../shared/contract/errors.ts';
import { concat, hex, same } from './bytes.ts';
import type { OpenFile } from './files.ts';
import { type LogPlace, moveTail, type Position, readLog, segmentPath, type Tail } from './read-log.ts';
import { type OpenRecord, openRecord, readHead, recordHash } from './record.ts';
import type { Unsynced } from './unsynced.ts';

export interface LogParts extends LogPlace {
  readonly unsynced: Unsynced;
  /** A segment that reached this many bytes is never written again. */
  readonly segmentSize: number;
}

/** How an append that didn't succeed left the log. */
export class AppendFailed extends Error {
  readonly refusal: unknown;
  /** The log is again exactly as before, and known to be. After a failed fsync nothing is known about the disk. */
  readonly asBefore: boolean;
  constructor(refusal: unknown, asBefore: boolean) {
    super('append failed');
    this.refusal = refusal;
    this.asBefore = asBefore;
  }
}

/** The records in their segments. Holds no plaintext and no order of work: the vault does one thing after another. */
export class Log {
  readonly #parts: LogParts;
  readonly #positions: (Position | undefined)[];
  #segment: number;
  #length: number;
  #hash: Uint8Array;
  #tail: Tail | null;

  private constructor(parts: LogParts, read: Awaited<ReturnType<typeof readLog>>) {
    this.#parts = parts;
    this.#positions = read.positions;
    this.#segment = read.segment;
    this.#length = read.length;
    this.#hash = read.hash;
    this.#tail = read.tail;
  }

  /** Reads and checks the whole log. With `repairTail`, an unfinished last group is moved out of it into a file of its own. */
  static async open(parts: LogParts, repairTail: boolean): Promise<Log> {
    return new Log(parts, await readLog(parts, repairTail));
  }

  get sequence(): number {
    return this.#positions.length;
  }

  /** Hash of the newest record. */
  get hash(): Uint8Array {
    return this.#hash;
  }

  /** Appends records made one after the other, as one write and one fsync; with `newSegment` the last one stays as it is. `archive-changed-underneath`, or `AppendFailed`. */
  async append(records: readonly Uint8Array[], lastHash: Uint8Array, newSegment = false): Promise<void> {
    const bytes = concat(...records);
    await this.#checkUnchanged();
    const { files, unsynced, segmentSize } = this.#parts;
    const fresh = newSegment || this.#segment === 0 || this.#length >= segmentSize || (this.#length > 0 && this.#length + bytes.length > segmentSize);
    const segment = fresh ? this.#segment + 1 : this.#segment;
    const start = fresh ? 0 : this.#length;
    let file: OpenFile | null = null;
    let syncing = false;
    try {
      file = fresh ? await files.create(segmentPath(segment)) : await files.open(segmentPath(segment), 'write');
      if (file === null) throw new Refusal('archive-changed-underneath', {});
      if (fresh) unsynced.folder('log');
      await file.writeAt(start, bytes);
      syncing = true;
      await file.sync();
      await unsynced.settle();
      syncing = false;
      await file.close();
    } catch (error) {
      const asBefore = file === null || (await this.#cutBack(file, segment, start));
      throw new AppendFailed(error, asBefore && !syncing);
    }
    this.#segment = segment;
    this.#length = start;
    for (const record of records) {
      this.#positions.push({ segment, at: this.#length, length: record.length });
      this.#length += record.length;
    }
    this.#hash = lastHash;
  }

  /** Its segments as they are now, without an unfinished group. */
  async extent(): Promise<{ path: string; length: number }[]> {
    const { files } = this.#parts;
    const extent: { path: string; length: number }[] = [];
    for (const name of (await files.list('log')).filter((one) => /^\d{6,}$/.test(one) && Number(one) <= this.#segment)) {
      const path = segmentPath(Number(name));
      const length = Number(name) === this.#segment ? this.#length : (await files.read(path))?.length;
      if (length !== undefined) extent.push({ path, length });
    }
    return extent;
  }

  /** Moves an unfinished last group out of the log, as an opening does where nothing is damaged. */
  async repairTail(): Promise<void> {
    if (this.#tail) this.#parts.damage.add('torn-tail', await moveTail(this.#parts.files, this.#tail));
    this.#tail = null;
  }

  /** Records after `sequence`, in order, read a segment at a time. One that can't be read any more goes to the damage. */
  async *after(sequence: number): AsyncGenerator<{ sequence: number; record: OpenRecord }> {
    const { files, archive, keyring, damage } = this.#parts;
    const last = this.sequence;
    for (let from = sequence + 1; from <= last; ) {
      const first = this.#positions[from - 1];
      if (first === undefined) {
        from++;
        continue;
      }
      let to = from;
      let end = first.at + first.length;
      for (let next = from + 1; next <= last; next++) {
        const position = this.#positions[next - 1];
        if (position === undefined) continue;
        if (position.segment !== first.segment || position.at < first.at) break;
        to = next;
        end = Math.max(end, position.at + position.length);
      }
      const file = await files.open(segmentPath(first.segment), 'read');
      const bytes = file ? await file.readAt(first.at, end - first.at) : new Uint8Array(0);
      await file?.close();
      for (let number = from; number <= to; number++) {
        const position = this.#positions[number - 1];
        if (position === undefined) continue;
        const slice = bytes.subarray(position.at - first.at, position.at - first.at + position.length);
        const head = readHead(slice, 0);
        const record =
          head && head.sequence === number && slice.length === position.length ? openRecord(slice, 0, head, archive, keyring.records(number)) : null;
        if (record) yield { sequence: number, record };
        else damage.add('record', `${segmentPath(first.segment)} record ${number}`);
      }
      from = to + 1;
    }
  }

  /** Whether the record of this number has this hash (hexadecimal). */
  async knows(sequence: number, hash: string): Promise<boolean> {
    if (sequence === this.sequence) return hash === hex(this.#hash);
    const position = this.#positions[sequence - 1];
    if (position === undefined) return false;
    const bytes = await this.#read(position);
    return bytes !== null && hex(recordHash(bytes)) === hash;
  }

  async #read(position: Position): Promise<Uint8Array | null> {
    const file = await this.#parts.files.open(segmentPath(position.segment), 'read');
    const bytes = file && (await file.readAt(position.at, position.length));
    await file?.close();
    return bytes;
  }

  /** The end of the log as it was left: same length, same last record, no segment behind it. */
  async #checkUnchanged(): Promise<void> {
    const { files } = this.#parts;
    const changed = new Refusal('archive-changed-underneath', {});
    const next = await files.open(segmentPath(this.#segment + 1), 'read');
    await next?.close();
    if (next) throw changed;
    if (this.#segment === 0) return;
    const file = await files.open(segmentPath(this.#segment), 'read');
    if (file === null) throw changed;
    const size = await file.size();
    const last = this.#positions.at(-1);
    const record = last && last.segment === this.#segment ? await file.readAt(last.at, last.length) : null;
    await file.close();
    if (size !== this.#length || (record && !same(recordHash(record), this.#hash))) throw changed;
  }

  /** Back to the last acknowledged byte, on the disk. */
  async #cutBack(file: OpenFile, segment: number, start: number): Promise<boolean> {
    try {
      await file.truncate(start);
      await file.sync();
      await file.close();
      this.#segment = segment;
      this.#length = start;
      return true;
    } catch {
      return false; // told to the caller, who makes the archive read-only
    }
  }
}
