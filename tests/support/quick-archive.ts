import type { GrantUse } from '../../main/engine/client-types.ts';
import type { EnginePorts } from '../../main/engine/session.ts';
import { readHere } from '../../main/ingest/read.ts';
import type { Readers } from '../../main/ingest/types.ts';
import { thisOwner } from '../../main/vault/owner.ts';
import type { ImportResult } from '../../shared/contract/imports.ts';
import type { JobId, StagedId } from '../../shared/model/ids.ts';
import { cheapCost, engine, passphrase, type TestEngine } from './engine.ts';
import { PowerCutDisk } from './power-cut-files.ts';

/** Readers in this process: what is tried here is what happens around them. */
export const readersHere: Readers = { read: (name, bytes) => readHere(name, bytes), close: async () => {} };

/** An engine over a disk in memory: quick, and open to every fault. */
export class QuickArchive {
  readonly disk: PowerCutDisk;
  readonly attest: TestEngine;

  constructor(disk = new PowerCutDisk(), overrides: Partial<EnginePorts> = {}) {
    this.disk = disk;
    this.attest = engine({
      files: () => disk.files(),
      readers: () => readersHere,
      vault: { cost: cheapCost, owner: thisOwner(), wait: async () => {} },
      ...overrides,
    });
  }

  get api() {
    return this.attest.api;
  }

  static async create(overrides: Partial<EnginePorts> = {}, disk = new PowerCutDisk()): Promise<QuickArchive> {
    const made = new QuickArchive(disk, overrides);
    await made.api.archives.create({ folder: made.#folder('archive'), name: 'Case', passphrase });
    return made;
  }

  static async open(disk: PowerCutDisk, overrides: Partial<EnginePorts> = {}): Promise<QuickArchive> {
    const opened = new QuickArchive(disk, overrides);
    await opened.api.archives.open({ folder: opened.#folder('archive'), passphrase });
    return opened;
  }

  /** The same archive without its snapshot: every table folded from the log. */
  async rebuilt(): Promise<QuickArchive> {
    await this.attest.close();
    const disk = this.disk.copy();
    for (const path of disk.all().keys()) if (path.startsWith('snapshot')) disk.overwrite(path, null);
    return QuickArchive.open(disk);
  }

  #folder(use: GrantUse) {
    return this.attest.grant('/nowhere/archive', use);
  }

  async stage(name: string, content: string | Uint8Array): Promise<StagedId> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const { staged } = await this.api.imports.stage({ name, bytes: bytes.length });
    await this.api.imports.stagePiece({ staged, start: 0, piece: bytes });
    return staged;
  }

  async import(files: Readonly<Record<string, string | Uint8Array>>): Promise<ImportResult['items']> {
    const staged: StagedId[] = [];
    for (const [name, content] of Object.entries(files)) staged.push(await this.stage(name, content));
    return (await this.result<ImportResult>(await this.api.imports.start({ staged }))).items;
  }

  async importBrief(name: string, content: string) {
    return (
      await this.result<{ brief: import('../../shared/model/brief.ts').Brief }>(await this.api.briefs.import({ staged: await this.stage(name, content) }))
    ).brief;
  }

  result<T>(started: { job: JobId }): Promise<T> {
    return this.attest.result<T>(started);
  }

  /** Every row of every table, except the full-text index's own and its mark, which is drawn by lot. */
  rows(): Record<string, unknown[]> {
    const { tables } = this.attest.session.archive;
    const names = tables.all("select name from sqlite_master where type = 'table' and name not like 'fulltext_words%' and name not like 'fulltext_change'");
    return Object.fromEntries(
      names.map(({ name }) => {
        const all = tables.all(`select * from "${name}"`).map((row) => JSON.stringify(row, (_k, v) => (v instanceof Uint8Array ? [...v] : v)));
        return [String(name), all.sort()];
      }),
    );
  }
}
