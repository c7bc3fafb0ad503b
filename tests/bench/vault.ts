import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers-sumo';
import { diskFiles } from '../../main/vault/disk.ts';
import type { FilePort, OpenFile } from '../../main/vault/files.ts';
import { thisOwner } from '../../main/vault/owner.ts';
import type { Vault } from '../../main/vault/types.ts';
import { createVault } from '../../main/vault/vault.ts';

interface Row {
  figure: string;
  value: string;
  comparedWith: string;
  toReach: string;
  reached: boolean | null;
}

export async function rows({ small }: { small: boolean }): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'attest-bench-'));
  const syncs = { count: 0 };
  const files = counting(diskFiles(folder), syncs);
  const random = (length: number) => new Uint8Array(randomBytes(length));
  try {
    const { vault } = await createVault({ files, random, cost: { memory: 8192, passes: 1 }, owner: thisOwner() }, { passphrase: 'bench' });
    const out = [await recordChange(vault, syncs, small ? 100 : 1000), await importing(vault, syncs, small ? 100 : 1000)];
    await vault.close();
    const inMemory = { files: blobsInMemory(diskFiles(join(folder, 'second'))), random, cost: { memory: 8192, passes: 1 }, owner: thisOwner() };
    const second = await createVault(inMemory, { passphrase: 'bench' });
    out.push(...(await largeBlob(second.vault, small ? 16 : 128)));
    await second.vault.close();
    return out;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A link: a part under the brief's key and one under the source's. */
async function recordChange(vault: Vault, syncs: { count: number }, times: number): Promise<Row> {
  const subjects = [await vault.newSubject(), await vault.newSubject()];
  const link = () => ({ envelope: random(250), parts: subjects.map((subject) => ({ subject, bytes: random(600) })) });
  const random = (length: number) => new Uint8Array(randomBytes(length));
  await vault.append([link()]);
  const took: number[] = [];
  const before = syncs.count;
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    await vault.append([link()]);
    took.push(performance.now() - start);
  }
  const each = (syncs.count - before) / times;
  const p95 = percentile(took, 0.95);
  return {
    figure: 'record a change p95',
    value: `${p95.toFixed(1)} ms, ${each} fsync`,
    comparedWith: '',
    toReach: 'under 15 ms, one group one fsync',
    reached: p95 < 15 && each === 1,
  };
}

/** What an import of small files asks of the vault: a subject and two blobs each, in groups of fifty. */
async function importing(vault: Vault, syncs: { count: number }, sources: number): Promise<Row> {
  const before = syncs.count;
  const start = performance.now();
  for (let done = 0; done < sources; done += 50) {
    const events = [];
    for (let index = 0; index < 50; index++) {
      const subject = await vault.newSubject();
      for (const size of [20_000, 8_000]) {
        const writer = await vault.writeBlob(subject);
        await writer.write(new Uint8Array(size));
        await writer.finish();
      }
      events.push({ envelope: new Uint8Array(300), parts: [{ subject, bytes: new Uint8Array(400) }] });
    }
    await vault.append(events);
  }
  const each = (performance.now() - start) / sources;
  return {
    figure: 'keep an imported source (key file, two blobs, event)',
    value: `${each.toFixed(2)} ms, ${((syncs.count - before) / sources).toFixed(1)} fsyncs`,
    comparedWith: '',
    toReach: 'for the record',
    reached: null,
  };
}

/** Both sides of the comparison without a disk: how long that takes depends on what else it is doing. */
async function largeBlob(vault: Vault, mebibytes: number): Promise<Row[]> {
  await sodium.ready;
  const content = new Uint8Array(randomBytes(2 ** 20));
  const subject = await vault.newSubject();
  const sealed: number[] = [];
  const opened: number[] = [];
  const streamSealed: number[] = [];
  const streamOpened: number[] = [];
  // In turns, so that a busy moment of the computer doesn't fall on one of them only; the best of each counts.
  for (let round = 0; round < 8; round++) {
    const start = performance.now();
    const writer = await vault.writeBlob(subject);
    for (let done = 0; done < mebibytes; done++) await writer.write(content);
    const blob = await writer.finish();
    sealed.push(performance.now() - start);
    await vault.append([{ envelope: new Uint8Array(10), parts: [] }]);
    const reading = performance.now();
    for (let done = 0; done < mebibytes; done += 4) await vault.readBlob(subject, blob, done * 2 ** 20, 4 * 2 ** 20);
    opened.push(performance.now() - reading);
    const [push, pull] = stream(content, mebibytes);
    streamSealed.push(push);
    streamOpened.push(pull);
  }
  const row = (figure: string, ours: number[], theirs: number[]): Row => {
    const ratio = Math.min(...theirs) / Math.min(...ours);
    const speed = (times: number[]) => `${Math.round((mebibytes * 1000) / Math.min(...times))} MiB/s`;
    return {
      figure,
      value: `${ratio.toFixed(2)} (${speed(ours)})`,
      comparedWith: `libsodium stream ${speed(theirs)}, both in memory`,
      toReach: 'at least 0.8',
      reached: ratio >= 0.8,
    };
  };
  return [row('seal a large blob', sealed, streamSealed), row('open a large blob', opened, streamOpened)];
}

/** Milliseconds to seal and to open the same amount with crypto_secretstream, in chunks of 64 KiB, in memory. */
function stream(content: Uint8Array, mebibytes: number): [number, number] {
  const key = sodium.crypto_secretstream_xchacha20poly1305_keygen();
  const start = performance.now();
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const chunks: Uint8Array[] = [];
  for (let done = 0; done < mebibytes; done++) {
    for (let at = 0; at < content.length; at += 65_536)
      chunks.push(sodium.crypto_secretstream_xchacha20poly1305_push(state, content.subarray(at, at + 65_536), null, 0));
  }
  const middle = performance.now();
  const pull = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  for (const chunk of chunks) sodium.crypto_secretstream_xchacha20poly1305_pull(pull, chunk, null);
  return [middle - start, performance.now() - middle];
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

/** Counts every fsync of a file or folder. */
function counting(files: FilePort, syncs: { count: number }): FilePort {
  const counted = <T extends { sync(): Promise<void> } | null>(file: T): T => {
    if (file) {
      const { sync } = file;
      file.sync = () => {
        syncs.count++;
        return sync();
      };
    }
    return file;
  };
  return {
    ...files,
    open: async (path, mode) => counted(await files.open(path, mode)),
    create: async (path) => counted(await files.create(path)),
    syncFolder: (path) => {
      syncs.count++;
      return files.syncFolder(path);
    },
  };
}

/** The disk for everything but blobs, which stay in memory. */
function blobsInMemory(files: FilePort): FilePort {
  // Touched beforehand, and one for all: otherwise the system's handing out of memory would be measured.
  const room = new Uint8Array(160 * 2 ** 20).fill(1);
  const blobs = new Map<string, { bytes: Uint8Array; size: number }>();
  const opened = (blob: { bytes: Uint8Array; size: number }): OpenFile => ({
    size: async () => blob.size,
    readAt: async (at, length) => blob.bytes.subarray(at, Math.min(blob.size, at + length)),
    writeAt: async (at, bytes) => {
      blob.size = Math.max(blob.size, at + bytes.length);
      blob.bytes.set(bytes, at);
    },
    truncate: async (size) => {
      blob.size = size;
    },
    sync: async () => undefined,
    close: async () => undefined,
  });
  return {
    ...files,
    create: async (path) => {
      if (!path.startsWith('blobs/')) return files.create(path);
      const blob = { bytes: room, size: 0 };
      blobs.set(path, blob);
      return opened(blob);
    },
    open: async (path, mode) => {
      const blob = blobs.get(path);
      return blob ? opened(blob) : files.open(path, mode);
    },
  };
}
