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
  #open: { archive: Archive; texts: Texts } | undefined;
  #readers: Readers | undefined;
  #quick: QuickFind | undefined;
  #quickIsStale = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(ports: EnginePorts) {
    this.ports = ports;
    this.grants = new Grants(ports.random);
    this.staged = new StagedFiles(ports.random);
    this.jobs = new Jobs({
      tell: (job) => ports.tell({ about: 'job', job }),
      clock: ports.clock,
      mint: () => mintId('j', ports.random(12)) as JobId,
    });
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
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

  async hold(vault: Vault, open: (vault: Vault) => Promise<Archive>): Promise<Archive> {
    if (this.#open) {
      await vault.close();
      throw new Refusal('archive-in-use', { here: true });
    }
    let archive: Archive;
    try {
      archive = await open(vault);
    } catch (error) {
      await vault.close();
      throw error;
    }
    this.#open = { archive, texts: new Texts(archive) };
    if (vault.readOnly === null && vault.damage.length === 0) await vault.sweepBlobs(new Set(archive.namedBlobs().keys()));
    return archive;
  }

  changed(...nouns: Extract<Notice, { about: 'changed' }>['nouns']): void {
    this.#quickIsStale = true;
    this.ports.tell({ about: 'changed', nouns: [...nouns, 'history'] });
    clearTimeout(this.#idle);
    if (this.archive.sinceSnapshot >= eventsBeforeSnapshot) {
      this.#idle = setTimeout(() => {
        // A snapshot is a cache: without it the next opening is slower, nothing is lost.
        if (this.#open) this.#open.archive.snapshot().catch(() => {});
      }, idleBeforeSnapshot);
      this.#idle.unref();
    }
  }

  /** Jobs come to their last group, the tables are written as a snapshot, keys are wiped. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.jobs.cancelAll();
    await this.#readers?.close();
    this.#readers = undefined;
    const open = this.#open;
    this.#open = undefined;
    this.#quick = undefined;
    if (!open) return;
    try {
      await open.archive.snapshot();
    } catch (error) {
      // On a full disk the archive still closes; the log has everything.
      if (!(error instanceof Refusal)) throw error;
    } finally {
      await open.archive.close();
      this.ports.tell({ about: 'locked' });
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
