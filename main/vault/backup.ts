import { Refusal } from '../../shared/contract/errors.ts';
import { BLOB_FRONT } from './blobs.ts';
import { same } from './bytes.ts';
import type { FilePort, OpenFile } from './files.ts';
import { HEADER_FILE, type Header, placeHeader, readHeader, replaceHeader } from './header.ts';
import { hash } from './sealing.ts';

/** A file on its way to its name. */
const COMING = '.new';
/** Blobs are copied piece by piece. */
const PIECE = 2 ** 20;

export interface BackupParts {
  readonly from: FilePort;
  readonly to: FilePort;
  readonly header: Header;
  /** The same, as it is while key files may be under the key of any epoch. */
  readonly headerMeanwhile: Header;
  /** What the log holds now: its segments with their lengths. */
  readonly segments: readonly { readonly path: string; readonly length: number }[];
  readonly progress: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Copied {
  /** Files written, of those that a backup has. */
  readonly files: number;
  readonly total: number;
}

/**
 * Brings a folder to the state that the archive had when it began. Blobs and key files first, then the log, so that every
 * record that is in the copy finds what it names there, also when this is cut off half-way; what the archive has no more goes last.
 * Every file is written beside its place, synced, read back, and only then given its name. The snapshot, a cache, is not copied.
 */
export async function copyArchive(parts: BackupParts): Promise<Copied> {
  const { from, to, header, segments, progress, signal } = parts;
  const present = await headerThere(to, header);
  const renew = present !== null && present.seal !== header.seal;
  for (const folder of ['', 'log', 'subjects', 'blobs']) await to.makeFolder(folder);
  await mustContinue(parts);
  await removeComing(to);
  const wanted = [...(await namesIn(from, 'blobs')), ...(await namesIn(from, 'subjects'))];
  const total = wanted.length + segments.length + 1;
  let done = 0;
  let files = 0;
  const step = (copied: boolean) => {
    if (signal?.aborted) throw new Refusal('cancelled', {});
    if (copied) files++;
    progress(++done, total);
  };
  // Key files of another epoch follow: until the end, the copy takes them under the key of either.
  if (renew) await replaceHeader(to, parts.headerMeanwhile, () => undefined);
  const folders = new Set<string>();
  for (const path of wanted) {
    const copied = path.startsWith('blobs/') ? await copyBlob(from, to, path) : await copySmall(from, to, path);
    if (copied) for (const folder of [folderOf(path), folderOf(folderOf(path))]) folders.add(folder);
    step(copied);
  }
  for (const folder of folders) await to.syncFolder(folder);
  for (const { path, length } of segments) {
    const copied = await copySmall(from, to, path, length);
    if (copied) await to.syncFolder('log');
    step(copied);
  }
  if (present === null) await placeHeader(to, header);
  if (renew) await replaceHeader(to, header, () => undefined);
  const written = await readHeader(to);
  if (written.head.seal !== header.seal || written.badCopies.length > 0) throw differently();
  await removeGone(to, new Set(wanted));
  step(present === null || renew);
  return { files, total };
}

/** null: nothing there yet. Refuses `file-exists` where the folder holds something else or another archive. */
async function headerThere(to: FilePort, ours: Header): Promise<Header | null> {
  const names = await to.list('');
  if (!names.includes(HEADER_FILE)) {
    const begun = new Set(['log/', 'subjects/', 'blobs/', 'attest-new.json', 'lock']);
    if (names.some((name) => !begun.has(name) && !name.startsWith('lock-'))) throw new Refusal('file-exists', {});
    return null;
  }
  const { head } = await readHeader(to);
  if (head.archive !== ours.archive) throw new Refusal('file-exists', {});
  return head;
}

/** The copy's log must be the beginning of ours: a copy that has gone its own way, or knows more, is not written over. */
async function mustContinue({ from, to, segments }: BackupParts): Promise<void> {
  const differs = new Refusal('wrong-input', { reason: 'backup-differs' });
  for (const name of await to.list('log')) {
    if (!/^\d{6,}$/.test(name)) continue;
    const path = `log/${name}`;
    const theirs = (await to.read(path)) ?? new Uint8Array(0);
    const ours = segments.find((segment) => segment.path === path);
    const bytes = ours && (await from.read(path));
    if (!ours || !bytes || theirs.length > ours.length || !same(theirs, bytes.subarray(0, theirs.length))) throw differs;
  }
}

/**
 * A blob never changes, and its front is written last: where size and front are the same, all is. Returns whether it was written.
 */
async function copyBlob(from: FilePort, to: FilePort, path: string): Promise<boolean> {
  const source = await from.open(path, 'read');
  if (source === null) return false; // swept since
  try {
    const size = await source.size();
    const there = await to.open(path, 'read');
    const known = there !== null && (await there.size()) === size && same(await there.readAt(0, BLOB_FRONT), await source.readAt(0, BLOB_FRONT));
    await there?.close();
    if (known) return false;
    await place(to, path, async (target) => {
      const hashes: Uint8Array[] = []; // not read from the source again: somebody may still be writing it
      for (let at = 0; at < size; at += PIECE) {
        const piece = await source.readAt(at, Math.min(PIECE, size - at));
        hashes.push(hash(piece));
        await target.writeAt(at, piece);
      }
      await target.sync();
      for (const [index, expected] of hashes.entries()) if (!same(hash(await target.readAt(index * PIECE, PIECE)), expected)) throw differently();
    });
    return true;
  } finally {
    await source.close();
  }
}

/** A key file, or the first `length` bytes of a segment. Returns whether it was written. */
async function copySmall(from: FilePort, to: FilePort, path: string, length?: number): Promise<boolean> {
  const bytes = (await from.read(path))?.subarray(0, length);
  if (bytes === undefined) return false;
  const there = await to.read(path);
  if (there && same(there, bytes)) return false;
  await place(to, path, async (target) => {
    await target.writeAt(0, bytes);
    await target.sync();
    if (!same(await target.readAt(0, bytes.length), bytes)) throw differently();
  });
  return true;
}

/** Beside its place first; its name only when all of it is on the disk. */
async function place(to: FilePort, path: string, fill: (target: OpenFile) => Promise<void>): Promise<void> {
  await to.makeFolder(folderOf(path));
  const target = await to.create(path + COMING);
  try {
    await fill(target);
  } finally {
    await target.close();
  }
  await to.rename(path + COMING, path);
}

/** Keys of what was erased since are written over; what nobody names is removed; the copy's snapshot may hold either. */
async function removeGone(to: FilePort, wanted: ReadonlySet<string>): Promise<void> {
  const gone = [...(await namesIn(to, 'subjects')), ...(await namesIn(to, 'blobs'))].filter((path) => !wanted.has(path));
  const caches = (await to.list('')).filter((name) => name.startsWith('snapshot'));
  for (const path of [...gone, ...caches]) {
    if (!path.startsWith('blobs/')) await writeOver(to, path);
    await to.remove(path);
  }
  for (const folder of new Set(gone.map(folderOf))) await to.syncFolder(folder);
  if (caches.length > 0) await to.syncFolder('');
}

/** The first kilobyte: a key file is shorter, a snapshot has its key there. */
async function writeOver(to: FilePort, path: string): Promise<void> {
  const file = await to.open(path, 'write');
  if (file === null) return;
  await file.writeAt(0, new Uint8Array(Math.min(1024, await file.size())));
  await file.sync();
  await file.close();
}

async function removeComing(to: FilePort): Promise<void> {
  for (const room of ['log', 'blobs', 'subjects']) {
    const folders = [room, ...(await to.list(room)).filter((name) => name.endsWith('/')).map((name) => `${room}/${name.slice(0, -1)}`)];
    for (const folder of folders) for (const name of await to.list(folder)) if (name.endsWith(COMING)) await to.remove(`${folder}/${name}`);
  }
}

async function namesIn(files: FilePort, room: 'blobs' | 'subjects'): Promise<string[]> {
  const found: string[] = [];
  for (const folder of await files.list(room)) {
    if (!/^[0-9a-f]{2}\/$/.test(folder)) continue;
    for (const name of await files.list(`${room}/${folder.slice(0, 2)}`)) if (/^[0-9a-f]{32}$/.test(name)) found.push(`${room}/${folder}${name}`);
  }
  return found;
}

function differently(): Refusal {
  return new Refusal('write-failed', { reason: 'reads back differently' });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
