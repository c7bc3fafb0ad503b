import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Archive } from '../../main/archive/archive.ts';
import type { Draft } from '../../main/archive/fold.ts';
import { draftReceived } from '../../main/archive/sources/commands.ts';
import { Texts } from '../../main/archive/sources/texts.ts';
import { tablesVersion } from '../../main/archive/tables.ts';
import { parseQuery } from '../../main/search/query.ts';
import { diskFiles } from '../../main/vault/disk.ts';
import { thisOwner } from '../../main/vault/owner.ts';
import { createVault, openVault } from '../../main/vault/vault.ts';
import { archivePorts, cheapCost, passphrase, temporaryFolder } from '../support/engine.ts';
import { collection } from './collection.ts';

interface BenchRow {
  readonly figure: string;
  readonly value: string;
  readonly comparedWith: string;
  readonly toReach: string;
  readonly reached: boolean | null;
}

const vaultPorts = (folder: string) => ({ files: diskFiles(folder), random: archivePorts.random, cost: cheapCost, owner: thisOwner() });

async function fill(folder: string, docs: number): Promise<number> {
  const { vault } = await createVault(vaultPorts(folder), { passphrase });
  const archive = await Archive.create(vault, archivePorts, 'Bench');
  let textBytes = 0;
  let drafts: Draft[] = [];
  const commit = () => archive.change(async () => drafts);
  for (const text of collection({ docs })) {
    const original = new TextEncoder().encode(text.text);
    textBytes += original.length;
    const reading = {
      title: text.title,
      language: text.language,
      text: text.text,
      paragraphs: [...text.paragraphs],
      pages: [],
      footnotes: [],
      links: [],
      boxes: [],
      metadata: { authors: [], date: null, address: null },
      leftOut: [],
    };
    const { draft } = await draftReceived(archive, {
      original,
      mediaType: 'text/plain',
      reading,
      fileName: `${text.key}.txt`,
      kind: 'source',
      provenance: 'generated',
      title: text.title,
      symbol: null,
      address: null,
    });
    drafts.push(draft);
    if (drafts.length >= 100) {
      await commit();
      drafts = [];
    }
  }
  await commit();
  await archive.snapshot();
  await archive.close();
  return textBytes;
}

/** What the opening itself must read: header, log, snapshot; decrypted and thrown away. Milliseconds. */
async function readBare(folder: string): Promise<number> {
  const start = performance.now();
  const vault = await openVault(vaultPorts(folder), { passphrase });
  await vault.readSnapshot(tablesVersion);
  await vault.close();
  return performance.now() - start;
}

/** Opens and answers one search with the texts of twenty hits. Milliseconds, and the memory of the process after it. */
async function openAndSearch(folder: string): Promise<{ time: number; resident: number }> {
  const start = performance.now();
  const archive = await Archive.open(await openVault(vaultPorts(folder), { passphrase }), archivePorts);
  const texts = new Texts(archive);
  const { hits } = archive.tables.fullText.query(parseQuery('court'), {});
  for (const hit of hits.slice(0, 20)) {
    const row = archive.tables.one('select s.id, p.start, p."end" from paragraphs p join sources s on s.key = p.source where p.source = ? and p.ordinal = ?', [
      hit.key,
      hit.ordinal,
    ]);
    if (row) await texts.slice(String(row.id), Number(row.start), Number(row.end));
  }
  const time = performance.now() - start;
  // What only waits to be collected is not held.
  globalThis.gc?.();
  const resident = process.memoryUsage().rss;
  await archive.close();
  return { time, resident };
}

/** Each in a process of its own, so that memory is that of an opened archive and nothing else. */
async function alone<T>(what: 'bare' | 'open', folder: string): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), what, folder]);
  return JSON.parse(stdout) as T;
}

export async function rows(options: { small: boolean; docs?: number | undefined }): Promise<BenchRow[]> {
  const docs = options.docs ?? (options.small ? 200 : 10_000);
  const folder = await temporaryFolder();
  try {
    const textBytes = await fill(folder.path, docs);
    const bare = await alone<number>('bare', folder.path);
    const { time: whole, resident } = await alone<{ time: number; resident: number }>('open', folder.path);
    let disk = 0;
    for (const file of await readdir(folder.path, { recursive: true, withFileTypes: true }))
      if (file.isFile()) disk += (await stat(join(file.parentPath, file.name))).size;
    const ratio = whole / bare;
    const memory = resident / textBytes;
    return [
      {
        figure: `open ${docs} documents to the first search answered`,
        value: `${whole.toFixed(0)} ms`,
        comparedWith: `${ratio.toFixed(2)} times opening, reading and decrypting log and snapshot (${bare.toFixed(0)} ms)`,
        toReach: 'at most 2.5 times',
        reached: ratio <= 2.5,
      },
      {
        figure: `memory, ${docs} documents open`,
        value: `${(resident / 1e6).toFixed(0)} MB`,
        comparedWith: `${memory.toFixed(1)} times the text (${(textBytes / 1e6).toFixed(0)} MB)`,
        toReach: 'under 4 times',
        // A small collection is less than the program itself: there the ratio says nothing.
        reached: options.small ? null : memory < 4,
      },
      {
        figure: 'size on disk',
        value: `${(disk / 1e6).toFixed(0)} MB`,
        comparedWith: `${(disk / textBytes).toFixed(1)} times the text`,
        toReach: '',
        reached: null,
      },
    ];
  } finally {
    await folder.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, folder = ''] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(what === 'bare' ? await readBare(folder) : await openAndSearch(folder)));
}
