import { Refusal } from '../../shared/contract/errors.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import { type JobId, mintId } from '../../shared/model/ids.ts';
import type { Archive, ArchivePorts } from '../archive/archive.ts';
import { Texts } from '../archive/sources/texts.ts';
import type { Readers } from '../ingest/types.ts';
import { QuickFind } from '../search/quick.ts';
import type { FilePort } from '../vault/files.ts';
import type { Vault, VaultPorts } from '../vault/types.ts';
import { Grants, StagedFiles } from './grants.ts';
import { Jobs } from './jobs.ts';

export interface EnginePorts extends ArchivePorts {
  /** The files of the archive whose folder lies at `path`. */
  readonly files: (path: string) => FilePort;
  readonly vault: Omit<VaultPorts, 'files' | 'random'>;
  readonly readers: () => Readers;
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
  readonly tell: (notice: Notice) => void;
}

/** A snapshot is written when nothing changed for this long after enough events. */
const idleBeforeSnapshot = 5_000;
const eventsBeforeSnapshot = 200;

/** One engine holds at most one open archive: its log and tables, its readers, its jobs. */
export class Session {
  readonly ports: EnginePorts;
  readonly grants: Grants;
  readonly staged: StagedFiles;
  readonly jobs: Jobs;
  #open: { archive: Archive; texts: Texts; folder: string } | undefined;
  #opening: Promise<unknown> | undefined;
  #closing: Promise<void> | undefined;
  readonly #calls = new Set<Promise<unknown>>();
  #readers: Readers | undefined;
  #quick: QuickFind | undefined;
  #quickIsStale = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(ports: EnginePorts) {
    this.ports = { ...ports, rolledBack: () => this.changed('archive', 'sources', 'briefs', 'claims') };
    this.grants = new Grants(ports.random);
    this.staged = new StagedFiles(ports.random);
    this.jobs = new Jobs({
      tell: (job) => ports.tell({ about: 'job', job }),
      clock: ports.clock,
      mint: () => mintId('j', ports.random(12)) as JobId,
    });
  }

  get isOpen(): boolean {
    return this.#open !== undefined && this.#closing === undefined;
  }

  /** Where the open archive lies. */
  get folder(): string {
    if (!this.#open) throw new Refusal('archive-locked', {});
    return this.#open.folder;
  }

  /** Runs a call on the open archive; closing waits for it, so that what was recorded is also acknowledged. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    if (!this.isOpen) throw new Refusal('archive-locked', {});
    const running = call();
    const ended: Promise<unknown> = running.then(
      () => this.#calls.delete(ended),
      () => this.#calls.delete(ended),
    );
    this.#calls.add(ended);
    return running;
  }

  /** Refuses `archive-locked` where none is open. */
  get archive(): Archive {
    if (!this.#open) throw new Refusal('archive-locked', {});
    return this.#open.archive;
  }

  get texts(): Texts {
    if (!this.#open) throw new Refusal('archive-locked', {});
    return this.#open.texts;
  }

  get readers(): Readers {
    this.#readers ??= this.ports.readers();
    return this.#readers;
  }

  /** Quick find over what the tables hold now; brought up to date after a change. */
  get quick(): QuickFind {
    if (!this.#quick || this.#quickIsStale) this.#quick = new QuickFind(quickEntries(this.archive), this.#quick);
    this.#quickIsStale = false;
    return this.#quick;
  }

  /** Opens what `vault` opens, and `archive` on it. Refuses `archive-in-use` where this engine holds or opens one already. */
  async hold<V extends { readonly vault: Vault }>(folder: string, vault: () => Promise<V>, archive: (vault: Vault) => Promise<Archive>): Promise<V> {
    if (this.#closing) await this.#closing;
    if (this.#open || this.#opening) throw new Refusal('archive-in-use', { here: true });
    const opening = this.#openUp(folder, vault, archive);
    this.#opening = opening.catch(() => {}); // the caller has the error
    try {
      return await opening;
    } finally {
      this.#opening = undefined;
    }
  }

  async #openUp<V extends { readonly vault: Vault }>(folder: string, open: () => Promise<V>, read: (vault: Vault) => Promise<Archive>): Promise<V> {
    const opened = await open();
    const { vault } = opened;
    try {
      const archive = await read(vault);
      // An event of a newer program may name blobs that this one doesn't know of.
      if (archive.readOnly === null && archive.damage.length === 0) await vault.sweepBlobs(new Set(archive.namedBlobs().keys()));
      this.#open = { archive, texts: new Texts(archive), folder };
    } catch (error) {
      await vault.close();
      throw error;
    }
    return opened;
  }

  changed(...nouns: Extract<Notice, { about: 'changed' }>['nouns']): void {
    this.#quickIsStale = true;
    this.ports.tell({ about: 'changed', nouns: [...nouns, 'history'] });
    clearTimeout(this.#idle);
    if ((this.#open?.archive.sinceSnapshot ?? 0) >= eventsBeforeSnapshot) {
      this.#idle = setTimeout(() => {
        // A snapshot is a cache: without it the next opening is slower, nothing is lost.
        if (this.isOpen) this.#open?.archive.snapshot().catch(() => {});
      }, idleBeforeSnapshot);
      this.#idle.unref();
    }
  }

  /** Calls and jobs come to their end or last group, the tables are written as a snapshot, keys are wiped; also after an opening under way. */
  close(): Promise<void> {
    this.#closing ??= this.#end().finally(() => {
      this.#closing = undefined;
    });
    return this.#closing;
  }

  async #end(): Promise<void> {
    await this.#opening;
    await Promise.all([this.jobs.cancelAll(), ...this.#calls]);
    // A call under way may have begun one more.
    await this.jobs.cancelAll();
    clearTimeout(this.#idle);
    await this.#readers?.close();
    this.#readers = undefined;
    this.#quick = undefined;
    this.staged.clear();
    this.jobs.forget();
    const open = this.#open;
    if (!open) return;
    try {
      await open.archive.snapshot();
    } catch (error) {
      // On a full disk the archive still closes; the log has everything.
      if (!(error instanceof Refusal)) throw error;
    } finally {
      this.#open = undefined;
      await open.archive.close().finally(() => this.ports.tell({ about: 'locked' }));
    }
  }
}

function* quickEntries(archive: Archive): Iterable<{ type: 'source' | 'brief' | 'claim'; id: string; label: string; detail: string }> {
  for (const r of archive.tables.all('select id, title, symbol, file_name from sources where removed = 0')) {
    yield { type: 'source', id: String(r.id), label: String(r.title), detail: [r.symbol, r.file_name].filter(Boolean).join(' · ') };
  }
  for (const r of archive.tables.all('select id, title from briefs where removed = 0'))
    yield { type: 'brief', id: String(r.id), label: String(r.title), detail: '' };
  for (const r of archive.tables.all('select c.id, c.text, c.number, b.title from claims c join briefs b on b.key = c.brief where c.removed = 0')) {
    yield { type: 'claim', id: String(r.id), label: String(r.text), detail: [r.title, r.number].filter(Boolean).join(' · ') };
  }
}
