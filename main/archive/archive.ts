import { setImmediate as pause } from 'node:timers/promises';
import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import type { Finding } from '../../shared/model/brief.ts';
import { type ChangeId, mintId } from '../../shared/model/ids.ts';
import { EVENT_LIMIT } from '../vault/record.ts';
import { subjectPath } from '../vault/subjects.ts';
import type { BlobId, Damage, EventToAppend, Head, SubjectId, Vault } from '../vault/types.ts';
import type { BriefContent } from './briefs/events.ts';
import { type ArchiveEvent, decode, encode, type Recorded } from './event.ts';
import { kindOf } from './event-kinds.ts';
import type { Draft, LoadedBlobs } from './fold.ts';
import { getValue } from './history/events.ts';
import { Kept } from './kept.ts';
import { SourceOrder } from './sources/order.ts';
import { Tables, tablesVersion } from './tables.ts';

/** Something to be erased for good: the event that says so, and the subject with all its blobs. */
export interface Erasure {
  readonly draft: Draft;
  readonly subject: SubjectId;
  readonly blobs: readonly BlobId[];
}

/** What enters from outside, so that a test can hold it still. */
export interface ArchivePorts {
  readonly now: () => Date;
  readonly random: (length: number) => Uint8Array;
  /** Name and version of the program, written into each event. */
  readonly tool: string;
  /** A change that could be seen in the tables for a moment was not recorded and is gone again. */
  readonly rolledBack?: () => void;
}

/**
 * One open archive: the log (the truth) and the tables folded from it. Changes go one after another; each is checked,
 * folded inside a savepoint, appended and synced, and only then acknowledged.
 */
export class Archive {
  readonly vault: Vault;
  readonly ports: ArchivePorts;
  #tables: Tables;
  #position: Head;
  #snapshotAt: number;
  #tail: Promise<unknown> = Promise.resolve();
  /** Contents of the briefs that are being read, by their blob. */
  readonly contents = new Kept<BriefContent>(3, () => 1);
  /** What was found about claims, by everything that was looked at. */
  readonly findings = new Kept<Finding[]>(5000, () => 1);
  readonly sourceOrder = new SourceOrder();
  readonly #damaged = new Map<string, Damage>();
  /** Set when an event of a newer program was met: nothing may be written then. */
  #newer = false;
  /** Set while the tables may hold words of something erased: they must not become a snapshot. */
  #tellsErased = false;

  private constructor(vault: Vault, ports: ArchivePorts, tables: Tables, position: Head) {
    this.vault = vault;
    this.ports = ports;
    this.#tables = tables;
    this.#position = position;
    this.#snapshotAt = position.sequence;
  }

  static async create(vault: Vault, ports: ArchivePorts, name: string): Promise<Archive> {
    const archive = new Archive(vault, ports, await Tables.open(), vault.head);
    const subject = await vault.newSubject();
    await archive.change(async () => [{ event: { type: 'ArchiveNamed', version: 1, refs: {}, parts: { archive: { subject, body: { name } } }, blobs: {} } }]);
    return archive;
  }

  /** Folds what the snapshot doesn't hold yet; `progress` tells how many events of how many. */
  static async open(vault: Vault, ports: ArchivePorts, progress: (done: number, total: number) => void = () => {}): Promise<Archive> {
    const snapshot = await vault.readSnapshot(tablesVersion);
    const tables = await Tables.open(snapshot?.image);
    const archive = new Archive(vault, ports, tables, snapshot?.at ?? { sequence: 0, hash: '' });
    try {
      await archive.#catchUp(tables, archive.#position, progress);
      await archive.#eraseReturned(progress);
    } catch (error) {
      tables.close();
      throw error;
    }
    return archive;
  }

  get tables(): Tables {
    return this.#tables;
  }

  get name(): string {
    return getValue(this.#tables, 'name') ?? '';
  }

  get readOnly(): string | null {
    return this.vault.readOnly ?? (this.#newer ? 'newer-events' : null);
  }

  /** Refuses `archive-read-only` where no change can be made, before long work begins that would end in one. */
  mustBeWritable(): void {
    if (this.readOnly) throw new Refusal('archive-read-only', { reason: this.readOnly });
  }

  /** What the vault found on opening, and what reading has met since. */
  get damage(): readonly Damage[] {
    // The key file of something erased that was met half destroyed, or came back from an older copy, is no loss.
    const erased = new Set([...this.#erased()].map(subjectPath));
    const found = this.vault.damage.filter((d) => !erased.has(d.where));
    const known = new Set(found.map((d) => d.where));
    return [...found, ...[...this.#damaged.values()].filter((d) => !known.has(d.where))];
  }

  /** What `read` gives; `without` where that is damaged, so that one damaged thing doesn't hide the others. It is named in `damage`. */
  async readable<T>(without: T, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!isRefusal(error, 'archive-damaged')) throw error;
      this.#damaged.set(error.data.where, { what: 'blob', where: error.data.where });
      return without;
    }
  }

  /** A new id of the noun with this letter. */
  mint<T extends string>(letter: string): T {
    return mintId(letter, this.ports.random(12)) as T;
  }

  subjectOf(table: 'sources' | 'briefs', id: string): SubjectId {
    const row = this.#tables.one(`select subject from ${table} where id = ?`, [id]);
    if (!row) throw new Error(`no subject for ${table}`);
    return row.subject as SubjectId;
  }

  /** All blobs that the log names, with the subject whose key seals each. */
  namedBlobs(): Map<BlobId, SubjectId> {
    return new Map(this.#tables.all('select blob, subject from blobs').map((r) => [r.blob as BlobId, r.subject as SubjectId]));
  }

  /**
   * Runs a command alone: it reads the tables, refuses or answers events; they are recorded as one group of `change` (a job
   * of many groups gives the same id each time). When this resolves they are on disk.
   */
  async change(command: () => Promise<readonly Draft[]>, change: ChangeId = this.mint<ChangeId>('h')): Promise<ChangeId> {
    return this.#alone(() => this.#record(command, change));
  }

  /**
   * Erases something for good. First the event that says so is on the disk: from then on it is finished at the next opening
   * whatever happens. Then keys and blobs are destroyed and all tables folded anew from what the log still says, so that no
   * word only the erased thing had is left in them or in the snapshot. Resolves when all that is done.
   */
  async erase(command: () => Promise<Erasure>, progress: (done: number, total: number) => void = () => {}): Promise<ChangeId> {
    return this.#alone(async () => {
      let erasure: Erasure | undefined;
      const change = await this.#record(async () => {
        erasure = await command();
        return [erasure.draft];
      }, this.mint<ChangeId>('h'));
      if (!erasure) throw new Error('nothing to erase');
      this.#tellsErased = true;
      await this.vault.eraseSubject(erasure.subject, erasure.blobs);
      await this.#foldAnew(progress);
      await this.#writeSnapshot();
      return change;
    });
  }

  /** Writes the encrypted image of the tables, if anything happened since the last one. */
  async snapshot(): Promise<void> {
    await this.#alone(async () => {
      if (this.readOnly || this.#tellsErased || this.#snapshotAt === this.#position.sequence) return;
      await this.#writeSnapshot();
    });
  }

  async #writeSnapshot(): Promise<void> {
    await this.vault.writeSnapshot(this.#tables.image(), tablesVersion, this.#position);
    this.#snapshotAt = this.#position.sequence;
  }

  /** Events recorded since the last snapshot. */
  get sinceSnapshot(): number {
    return this.#position.sequence - this.#snapshotAt;
  }

  async close(): Promise<void> {
    await this.#tail.catch(() => {});
    this.#tables.close();
    await this.vault.close();
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#tail.then(work, work);
    this.#tail = mine.catch(() => {});
    return mine;
  }

  /**
   * Has the vault record all damage, what `verify` found too: what can be read stays, and changes can be made again. Returns
   * what was recorded. Refuses `archive-read-only` for a reason other than damage.
   */
  async repair(found: readonly Damage[]): Promise<readonly Damage[]> {
    return this.#alone(async () => {
      if (this.#newer) throw new Refusal('archive-read-only', { reason: 'newer-events' });
      const recorded = await this.vault.repair(found);
      this.#position = this.vault.head;
      return recorded;
    });
  }

  async #record(command: () => Promise<readonly Draft[]>, change: ChangeId): Promise<ChangeId> {
    this.mustBeWritable();
    const drafts = await command();
    if (drafts.length === 0) return change;
    const recorded = { change, at: this.ports.now().toISOString(), actor: this.vault.slot };
    const sealed = drafts.map((d) => withinLimit(encode(d.event, recorded, this.ports.tool)));
    const tables = this.#tables;
    tables.run('savepoint change');
    try {
      for (const [i, d] of drafts.entries()) await this.#fold(tables, d.event, { ...recorded, sequence: this.#position.sequence + 1 + i }, d.loaded ?? {});
      const { head } = await this.vault.append(sealed);
      tables.run('release change');
      this.#position = head;
    } catch (error) {
      tables.run('rollback to change');
      tables.run('release change');
      tables.changed();
      this.ports.rolledBack?.();
      throw error;
    }
    return change;
  }

  #erased(): Set<SubjectId> {
    return new Set(this.#tables.all('select subject from erased').map((r) => r.subject as SubjectId));
  }

  /** Keys of erased things that are there all the same: an erasing was interrupted, or they came back from an older copy. */
  async #eraseReturned(progress: (done: number, total: number) => void): Promise<void> {
    const erased = this.#erased();
    if (erased.size === 0) return;
    this.#tellsErased = true;
    if ((await this.vault.destroyReturned(erased)).length > 0) await this.#foldAnew(progress);
    this.#tellsErased = false;
  }

  async #foldAnew(progress: (done: number, total: number) => void): Promise<void> {
    const fresh = await Tables.open();
    try {
      await this.#catchUp(fresh, { sequence: 0, hash: '' }, progress);
    } catch (error) {
      fresh.close();
      throw error;
    }
    this.#tables.become(fresh);
    this.#snapshotAt = 0;
    this.#tellsErased = false;
  }

  async #fold(tables: Tables, event: ArchiveEvent, recorded: Recorded, blobs: LoadedBlobs): Promise<void> {
    const kind = kindOf(event.type);
    if (!kind) throw new Error(`no fold for ${event.type}`);
    tables.run('insert into events (sequence, change_id, type, at, actor) values (?, ?, ?, ?, ?)', [
      recorded.sequence,
      recorded.change,
      event.type,
      recorded.at,
      recorded.actor,
    ]);
    tables.runMany(
      'insert or ignore into blobs (blob, subject) values (?, ?)',
      Object.values(event.blobs).map((b) => [b.blob, b.subject]),
    );
    const { about, inverse, index } = kind.fold(tables, event, recorded, blobs);
    tables.changed();
    // Whoever reads meanwhile finds what was there before.
    if (index) for (const _ of tables.fullText.addInSlices(index)) await pause();
    tables.run('update events set about = ?, inverse = ? where sequence = ?', [about, JSON.stringify(inverse), recorded.sequence]);
  }

  async #catchUp(tables: Tables, after: Head, progress: (done: number, total: number) => void): Promise<void> {
    const from = after.sequence;
    const total = this.vault.head.sequence - from;
    let last = from;
    tables.run('begin');
    for await (const stored of this.vault.events(from)) {
      const { event, recorded } = decode(stored);
      const kind = kindOf(event.type);
      if (!kind || event.version > 1) {
        this.#newer = true;
        continue;
      }
      const blobs: Record<string, Uint8Array | null> = {};
      for (const name of kind.reads) blobs[name] = await this.#wholeBlob(event.blobs[name]);
      await this.#fold(tables, event as ArchiveEvent, recorded, blobs);
      last = stored.sequence;
      if ((last - from) % 50 === 0) progress(last - from, total);
    }
    tables.run('commit');
    this.#position = this.vault.head;
    progress(total, total);
  }

  /** null where the blob or its key is gone or damaged: the fold goes on without it, `verify` names it. */
  async #wholeBlob(named: { subject: SubjectId; blob: BlobId } | undefined): Promise<Uint8Array | null> {
    if (!named) return null;
    const length = await this.vault.blobLength(named.subject, named.blob);
    return length === null ? null : this.readable<Uint8Array | null>(null, () => this.vault.readBlob(named.subject, named.blob, 0, length));
  }
}

/** Bytes that a part takes in its record beyond its own: subject, lengths, nonce, authentication. */
const aroundPart = 128;

function withinLimit(event: EventToAppend): EventToAppend {
  const size = event.parts.reduce((sum, part) => sum + part.bytes.length + aroundPart, event.envelope.length + aroundPart);
  if (size > EVENT_LIMIT) throw new Refusal('wrong-input', { reason: 'that is more text than one change can hold; make it shorter, or several changes' });
  return event;
}
