import { Refusal } from '../../shared/contract/errors.ts';
import type { Access } from './access.ts';
import { copyArchive } from './backup.ts';
import { type BlobParts, Blobs } from './blobs.ts';
import { hex } from './bytes.ts';
import type { DamageList } from './damage.ts';
import { eraseForGood } from './erasing.ts';
import type { FilePort } from './files.ts';
import { HEADER_FILE } from './header.ts';
import type { Lock } from './lock.ts';
import { AppendFailed, type Log, type LogParts } from './log.ts';
import { mendArchive } from './mending.ts';
import { openPart } from './record.ts';
import { writeRepair } from './repair.ts';
import { rewrapAll } from './rewrapping.ts';
import { sealEvents } from './seal-events.ts';
import type { Random } from './sealing.ts';
import type { Snapshot } from './snapshot.ts';
import { allSubjects, type Subjects } from './subjects.ts';
import type { BlobId, BlobWriter, Damage, EventToAppend, Head, Secret, SlotInfo, StoredEvent, SubjectId, Vault } from './types.ts';
import type { Unsynced } from './unsynced.ts';
import { verifyArchive } from './verify.ts';

export interface OpenedParts {
  readonly files: FilePort;
  readonly random: Random;
  readonly archive: Uint8Array;
  readonly access: Access;
  readonly damage: DamageList;
  readonly segmentSize: number;
}

/** What an open archive is made of. */
export interface Rooms {
  readonly log: Log;
  readonly subjects: Subjects;
  readonly snapshot: Snapshot;
  readonly unsynced: Unsynced;
  /** In this archive's folder or in a copy's. */
  readonly takeLock: (files: FilePort) => Promise<Lock>;
}

/** An open archive. Changes are made one after the other, in the order they were asked for. */
export class OpenedVault implements Vault {
  readonly archiveId: string;
  readonly #parts: OpenedParts;
  readonly #log: Log;
  readonly #subjects: Subjects;
  readonly #blobs: Blobs;
  readonly #snapshot: Snapshot;
  readonly #unsynced: Unsynced;
  readonly #takeLock: Rooms['takeLock'];
  #lock: Lock | null;
  #readOnly: string | null;
  #closed = false;
  /** A copy is being made: what is there already must stay as it is. */
  #copying: Promise<unknown> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: OpenedParts, rooms: Rooms, lock: Lock | null, readOnly: string | null) {
    const { files, random, archive } = parts;
    const { log, subjects, snapshot, unsynced, takeLock } = rooms;
    this.archiveId = hex(archive);
    this.#parts = parts;
    this.#log = log;
    this.#subjects = subjects;
    const blobParts: BlobParts = { files, archive, random, subjects, unsynced };
    this.#blobs = new Blobs(blobParts);
    this.#snapshot = snapshot;
    this.#unsynced = unsynced;
    this.#takeLock = takeLock;
    this.#lock = lock;
    this.#readOnly = readOnly;
  }

  get readOnly(): string | null {
    return this.#readOnly;
  }

  get slot(): string {
    return this.#parts.access.slot;
  }

  get damage(): readonly Damage[] {
    return this.#parts.damage.list;
  }

  get head(): Head {
    return { sequence: this.#log.sequence, hash: hex(this.#log.hash) };
  }

  newSubject(): Promise<SubjectId> {
    // In turn: a re-keying must not miss a key file that is being made.
    return this.#inTurn(() => {
      this.#mustWrite();
      return this.#subjects.create(this.#log.sequence);
    });
  }

  append(events: readonly EventToAppend[]): Promise<{ first: number; head: Head }> {
    return this.#inTurn(async () => {
      this.#mustWrite();
      const first = this.#log.sequence + 1;
      if (events.length === 0) return { first, head: this.head };
      const { records, last } = await this.#seal(events, false);
      await this.#bringToDisk();
      await this.#mustHoldLock();
      await this.#write(records, last, false);
      return { first, head: this.head };
    });
  }

  async *events(after: number): AsyncGenerator<StoredEvent> {
    this.#mustBeOpen();
    const { archive, damage } = this.#parts;
    for await (const { sequence, record } of this.#log.after(after)) {
      if (record.repair) continue;
      const parts: { subject: SubjectId; bytes: Uint8Array | null }[] = [];
      for (const [index, { subject, sealed }] of record.parts.entries()) {
        this.#mustBeOpen();
        const keys = await this.#subjects.keys(subject);
        const bytes = keys && openPart(sealed, archive, sequence, index, keys.parts);
        if (keys && bytes === null) damage.add('record', `log record ${sequence} part ${index + 1}`);
        parts.push({ subject, bytes });
      }
      yield { sequence, envelope: record.envelope, parts };
    }
  }

  writeBlob(subject: SubjectId): Promise<BlobWriter> {
    this.#mustWrite();
    return this.#blobs.writer(subject);
  }

  blobLength(subject: SubjectId, blob: BlobId): Promise<number | null> {
    this.#mustBeOpen();
    return this.#blobs.length(subject, blob);
  }

  readBlob(subject: SubjectId, blob: BlobId, start: number, length: number): Promise<Uint8Array> {
    this.#mustBeOpen();
    return this.#blobs.read(subject, blob, start, length);
  }

  sweepBlobs(named: ReadonlySet<BlobId>): Promise<number> {
    this.#mustWrite();
    return this.#blobs.sweep(named);
  }

  writeSnapshot(image: Uint8Array, version: number, at: Head): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustWrite();
      if (!(await this.#log.knows(at.sequence, at.hash))) throw new RangeError('a snapshot stands for a record of this log');
      await this.#snapshot.write(image, version, at);
    });
  }

  async readSnapshot(version: number): Promise<{ image: Uint8Array; at: Head } | null> {
    this.#mustBeOpen();
    const read = await this.#snapshot.read();
    if (read === null || read.version !== version) return null;
    return (await this.#log.knows(read.at.sequence, read.at.hash)) ? { image: read.image, at: read.at } : null;
  }

  verify(named: ReadonlyMap<BlobId, SubjectId>, progress: (done: number, total: number) => void, signal?: AbortSignal) {
    this.#mustBeOpen();
    return verifyArchive(
      { ...this.#parts, keyring: this.#parts.access.keyring, unsynced: this.#unsynced, atLeast: this.#log.sequence },
      named,
      progress,
      signal,
    );
  }

  eraseSubject(subject: SubjectId, blobs: readonly BlobId[]): Promise<void> {
    return this.#rewriting(() => this.#erase([subject], blobs));
  }

  async destroyReturned(erased: ReadonlySet<SubjectId>): Promise<readonly SubjectId[]> {
    this.#mustBeOpen();
    const returned: SubjectId[] = [];
    for await (const subject of allSubjects(this.#parts.files)) if (erased.has(subject)) returned.push(subject);
    for (const subject of returned) this.#subjects.forget(subject);
    if (returned.length > 0 && this.#readOnly === null) await this.#rewriting(() => this.#erase(returned, []));
    return returned;
  }

  #erase(subjects: readonly SubjectId[], blobs: readonly BlobId[]): Promise<void> {
    return eraseForGood({ subjects: this.#subjects, blobs: this.#blobs, snapshot: this.#snapshot }, subjects, blobs);
  }

  copyTo(files: FilePort, progress: (done: number, total: number) => void, signal?: AbortSignal): Promise<{ files: number; total: number; head: Head }> {
    return this.#notCopying(async () => {
      this.#mustBeOpen();
      const { access } = this.#parts;
      if (!access.fits) throw new Refusal('archive-damaged', { where: HEADER_FILE });
      await this.#bringToDisk();
      const { head } = this;
      const parts = {
        from: this.#parts.files,
        to: files,
        header: access.header,
        headerMeanwhile: access.headerWhileRewrapping(),
        segments: await this.#log.extent(),
      };
      await files.makeFolder('');
      const lock = await this.#takeLock(files);
      const copying = copyArchive({ ...parts, progress, ...(signal ? { signal } : {}) })
        .then((copied) => ({ ...copied, head }))
        .finally(async () => {
          this.#copying = null;
          await lock.release();
        });
      this.#copying = copying;
      return { copying }; // the turn ends here: work goes on beside the copy
    }).then(({ copying }) => copying);
  }

  repair(found: readonly Damage[] = []): Promise<readonly Damage[]> {
    return this.#notCopying(async () => {
      this.#mustBeOpen();
      const reason = this.#readOnly;
      if (reason !== null && reason !== 'damaged') throw new Refusal('archive-read-only', { reason });
      const lock = this.#lock ?? (await this.#takeLock(this.#parts.files));
      try {
        this.#lock = lock;
        await this.#bringToDisk();
        await this.#mustHoldLock();
        const recorded = await this.#mend(found);
        this.#readOnly = null;
        return recorded;
      } catch (error) {
        if (this.#parts.access.unknown) this.#readOnly = 'write-failed';
        if (this.#readOnly !== null) {
          this.#lock = null;
          await lock.release();
        }
        throw error;
      }
    });
  }

  /** The record of it comes last: until it is there, the archive is damaged as before, and repaired from the start. */
  async #mend(found: readonly Damage[]): Promise<readonly Damage[]> {
    const lost = await mendArchive({ ...this.#parts, log: this.#log, subjects: this.#subjects, snapshot: this.#snapshot }, found);
    if (lost.length === 0) return [];
    const envelopes = writeRepair(lost).map((envelope) => ({ envelope, parts: [] }));
    const { records, last } = await this.#seal(envelopes, true);
    await this.#write(records, last, true);
    this.#parts.damage.record(lost);
    return lost;
  }

  slots(): readonly SlotInfo[] {
    this.#mustBeOpen();
    return this.#parts.access.slots();
  }

  addSlot({ passphrase, label }: { passphrase: string; label: string }): Promise<number> {
    return this.#rewriting((access) => access.addPassphrase(passphrase, label));
  }

  changeSlot(index: number, { passphrase, label }: { passphrase: string; label?: string }): Promise<void> {
    return this.#rewriting((access) => access.changePassphrase(index, passphrase, label));
  }

  newRecoveryKey(): Promise<string> {
    return this.#rewriting((access) => access.newRecoveryKey());
  }

  removeSlot(index: number, { evenLastRecoveryKey = false }: { evenLastRecoveryKey?: boolean } = {}): Promise<void> {
    return this.#rewriting((access) => access.remove(index, evenLastRecoveryKey));
  }

  rekey(keep: readonly Secret[]): Promise<void> {
    return this.#rewriting(async (access) => {
      // Before the header: a snapshot under the older key would look damaged, and stay readable to whoever kept that key.
      await this.#snapshot.destroy();
      await access.beginEpoch(keep, this.#log.sequence + 1);
      await this.#endRekeying(access);
    });
  }

  async #endRekeying(access: Access): Promise<void> {
    try {
      await rewrapAll(this.#subjects, access);
    } catch (error) {
      this.#readOnly = 'write-failed';
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#inTurn(async () => {
      if (this.#closed) return;
      this.#closed = true;
      await this.#unsynced.rest();
      this.#subjects.wipe();
      this.#parts.access.keyring.wipe();
      await this.#lock?.release();
    });
  }

  #seal(events: readonly EventToAppend[], repair: boolean): Promise<{ records: Uint8Array[]; last: Uint8Array }> {
    return sealEvents({ ...this.#parts, log: this.#log, subjects: this.#subjects }, events, repair);
  }

  async #write(records: readonly Uint8Array[], last: Uint8Array, newSegment: boolean): Promise<void> {
    try {
      await this.#log.append(records, last, newSegment);
    } catch (error) {
      if (!(error instanceof AppendFailed)) throw error;
      if (!error.asBefore) this.#readOnly = 'write-failed';
      throw error.refusal;
    }
  }

  /** Blobs and key files first: a record may name only what is on the disk. */
  async #bringToDisk(): Promise<void> {
    try {
      await this.#unsynced.settle();
    } catch (error) {
      this.#readOnly = 'write-failed';
      throw error;
    }
  }

  /** The lock is gone or another's: somebody else believes to be the only writer. */
  async #mustHoldLock(): Promise<void> {
    if (!(await this.#lock?.held())) throw new Refusal('archive-changed-underneath', {});
  }

  /** A change to files that are there already. */
  #rewriting<T>(work: (access: Access) => Promise<T>): Promise<T> {
    return this.#notCopying(async () => {
      this.#mustWrite();
      await this.#bringToDisk();
      await this.#mustHoldLock();
      const { access } = this.#parts;
      try {
        return await work(access);
      } finally {
        if (access.unknown) this.#readOnly = 'write-failed';
      }
    });
  }

  /** Takes its turn when no copy is being made; waiting for one, it keeps nobody else from theirs. */
  async #notCopying<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.#copying?.catch(() => undefined); // whoever makes the copy has its error
      const result = await this.#inTurn(async () => (this.#copying ? null : { value: await work() }));
      if (result) return result.value;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined); // the caller has the error; the next in line doesn't need it
    return mine;
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Refusal('archive-locked', {});
  }

  #mustWrite(): void {
    this.#mustBeOpen();
    if (this.#readOnly !== null) throw new Refusal('archive-read-only', { reason: this.#readOnly });
  }
}

export function logParts(parts: OpenedParts, unsynced: Unsynced): LogParts {
  const { files, archive, access, damage, segmentSize } = parts;
  return { files, archive, keyring: access.keyring, damage, unsynced, segmentSize };
}
