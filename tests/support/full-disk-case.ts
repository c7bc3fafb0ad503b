import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import type { ImportResult } from '../../shared/contract/imports.ts';
import type { Brief, Claim } from '../../shared/model/brief.ts';
import type { SourceId } from '../../shared/model/ids.ts';
import { engine, passphrase, type TestEngine } from './engine.ts';

/** The small file system, from outside the program. */
export interface Disk {
  /** Fills it up so that this many pages are free. */
  leave(pages: number): Promise<void>;
  /** Takes the filling away. */
  empty(): Promise<void>;
}

const ruling = '1. The court of Velmara heard the case on 4 March 2024.\n\n2. The licence was withdrawn on 12 June 2024 without a hearing.\n';
const draft = (number: number) =>
  `SUBMISSION ${number}\n\n1. The licence was withdrawn without a hearing in June 2024.[^1]\n\n2. At least 300 people protested.\n\n[^1]: District Court of Tolmey, “Ruling in the case of the radio”, HR/C/XVM/${number}, para 2.\n`;

/** An archive with one source and one brief on a disk that gets full. */
export class FullDiskCase {
  attest: TestEngine = engine();
  source: SourceId = '' as SourceId;
  brief: Brief | null = null;
  readonly outside: string;
  readonly root: string;
  readonly disk: Disk;
  number = 0;

  constructor(root: string, outside: string, disk: Disk) {
    this.root = root;
    this.outside = outside;
    this.disk = disk;
  }

  get folder(): string {
    return join(this.root, 'archive');
  }

  async begin(): Promise<void> {
    await this.attest.api.archives.create({ folder: this.attest.grant(this.folder, 'archive'), name: 'Case', passphrase });
    const { items } = await this.import('ruling.txt', ruling);
    const [item] = items;
    if (!item?.sourceId) throw new Error('the first document was not imported');
    this.source = item.sourceId;
    this.brief = await this.importBrief();
  }

  async end(): Promise<void> {
    await this.disk.empty();
    await this.attest.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async import(name: string, text: string): Promise<ImportResult> {
    const path = join(this.outside, name);
    await writeFile(path, text);
    return this.attest.result<ImportResult>(await this.attest.api.imports.start({ grants: [this.attest.grant(path, 'read')] }));
  }

  async importBrief(): Promise<Brief> {
    const path = join(this.outside, 'brief.md');
    await writeFile(path, draft(++this.number));
    return (await this.attest.result<{ brief: Brief }>(await this.attest.api.briefs.import({ grant: this.attest.grant(path, 'read') }))).brief;
  }

  async claim(paragraph: string): Promise<Claim> {
    if (!this.brief) throw new Error('the case has not begun');
    const { items } = await this.attest.api.claims.list({ brief: this.brief.id });
    const claim = items.find((c) => c.paragraph === paragraph);
    if (!claim) throw new Error(`no claim in paragraph ${paragraph}`);
    return claim;
  }

  async prepare(change: Change): Promise<void> {
    await this.disk.empty();
    await change.before?.(this);
  }

  /** Records small changes until the last page of the log is full, too: a file system gives whole pages. */
  async exhaust(): Promise<void> {
    await this.disk.leave(0);
    const { id, kind } = await this.claim('2');
    const other = kind === 'argument' ? 'fact' : 'argument';
    for (let i = 0; (await this.outcome(() => this.attest.api.claims.setKind({ id, kind: i % 2 === 0 ? other : kind }))) === null; i++)
      if (i > 100) throw new Error('the disk does not get full');
  }

  /** null where it was done, else the code of the refusal, or what else was thrown. */
  async outcome(work: () => Promise<unknown>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      return isRefusal(error) ? error.code : String(error);
    }
  }

  /** All that a person can see of the archive, and the head of its log. */
  async view(): Promise<string> {
    const { api } = this.attest;
    if (!this.brief) throw new Error('the case has not begun');
    return JSON.stringify([
      await api.archives.state({}),
      await api.sources.list({}),
      await api.briefs.list({}),
      await api.claims.list({ brief: this.brief.id }),
      await api.archives.history({}),
      await api.search.query({ query: 'licence' }),
    ]);
  }

  async reopen(): Promise<void> {
    await this.attest.close();
    this.attest = engine();
    await this.attest.api.archives.open({ folder: this.attest.grant(this.folder, 'archive'), passphrase });
  }

  async sound(): Promise<boolean> {
    return (await this.attest.result<{ ok: boolean }>(await this.attest.api.archives.verify({}))).ok;
  }
}

/** A change as it is tried at each amount of free space. */
export interface Change {
  /** Makes what it needs, with space. */
  readonly before?: (story: FullDiskCase) => Promise<unknown>;
  readonly run: (story: FullDiskCase) => Promise<unknown>;
  /** Nothing has to be refused. */
  readonly alwaysDone?: true;
  /** A file that must not be there after a refusal. */
  readonly leaves?: (story: FullDiskCase) => string;
}

const link = async (story: FullDiskCase) => {
  const { id } = await story.claim('1');
  return story.attest.api.citations.link({ claim: id, source: story.source, quote: 'on 12 June 2024' });
};
const out = (story: FullDiskCase) => join(story.root, 'out');
const clear = (story: FullDiskCase) => rm(out(story), { force: true });

export const changes: Readonly<Record<string, Change>> = {
  create: {
    before: (story) => rm(join(story.root, 'second'), { recursive: true, force: true }),
    async run(story) {
      const second = engine();
      try {
        await second.api.archives.create({ folder: second.grant(join(story.root, 'second'), 'archive'), name: 'Second', passphrase });
      } finally {
        await second.close();
      }
    },
  },
  import: {
    async run(story) {
      const { items } = await story.import('note.txt', `Note ${++story.number}\n\n${ruling}`);
      const [item] = items;
      if (item?.result === 'imported') return;
      throw item?.reason?.startsWith('The disk is full') ? new Refusal('disk-full', {}) : new Error(item?.reason ?? 'nothing was imported');
    },
  },
  'import of a brief': { run: (story) => story.importBrief() },
  link: { run: link },
  unlink: {
    before: link,
    async run(story) {
      const citation = (await story.claim('1')).citations.at(-1);
      if (!citation) throw new Error('nothing to unlink');
      await story.attest.api.citations.unlink({ id: citation.id });
    },
  },
  kind: {
    async run(story) {
      const { id, kind } = await story.claim('1');
      await story.attest.api.claims.setKind({ id, kind: kind === 'fact' ? 'argument' : 'fact' });
    },
  },
  confirm: {
    before: link,
    run: async (story) => story.attest.api.claims.confirm({ id: (await story.claim('1')).id }),
  },
  dismiss: {
    before: (story) => story.importBrief().then((brief) => Object.assign(story, { brief })),
    async run(story) {
      const { id, findings } = await story.claim('1');
      const finding = findings[0];
      if (!finding) throw new Error('nothing to dismiss');
      await story.attest.api.claims.dismiss({ id, code: finding.code, looked: finding.looked, reason: 'Seen on paper.' });
    },
  },
  describe: { run: (story) => story.attest.api.sources.describe({ id: story.source, title: `Ruling ${++story.number}` }) },
  attach: {
    before: async (story) => {
      story.brief = await story.importBrief();
    },
    async run(story) {
      const missing = (await story.attest.api.sources.wanted({})).items[0];
      if (!missing) throw new Error('nothing to attach');
      await story.attest.api.sources.attach({ missing: missing.id, source: story.source });
    },
  },
  'write a testimony': {
    run: (story) => story.attest.api.sources.write({ kind: 'testimony', title: `Testimony ${++story.number}`, text: `They came at night. ${story.number}` }),
  },
  undo: { before: link, run: (story) => story.attest.api.archives.undo({}) },
  'snapshot at close': {
    // A snapshot is a cache: closing goes well without it. The lock that it gives up leaves the space for the next one.
    alwaysDone: true,
    async run(story) {
      await story.attest.close();
      try {
        await story.reopen();
      } catch (error) {
        await story.disk.empty();
        await story.reopen();
        throw error;
      }
    },
  },
  'save an original': {
    before: clear,
    run: (story) => story.attest.api.sources.saveOriginal({ id: story.source, to: story.attest.grant(out(story), 'create') }),
    leaves: out,
  },
  export: {
    before: clear,
    async run(story) {
      if (!story.brief) throw new Error('the case has not begun');
      const to = story.attest.grant(out(story), 'create');
      await story.attest.result(await story.attest.api.exports.write({ brief: story.brief.id, format: 'docx', to }));
    },
    leaves: out,
  },
  'wanted list': {
    before: clear,
    run: (story) => story.attest.api.exports.wanted({ to: story.attest.grant(out(story), 'create'), format: 'md' }),
    leaves: out,
  },
};
