import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import { makeFolders } from '../vault/folders.ts';

/** Files outside the archive: those a person gave to import, and those the person asked to be written. */
export type Found = { readonly name: string; readonly path: string } | { readonly name: string; readonly refused: string };

export const largestFile = 512 * 1024 * 1024;

/** The files below a path, in order; links and devices are refused by name, never followed. Hidden files are passed over in folders. */
export async function* filesBelow(path: string, name = basename(path)): AsyncGenerator<Found> {
  let stats: Stats;
  try {
    stats = await lstat(path);
  } catch (error) {
    yield { name, refused: reasonOf(error) };
    return;
  }
  if (stats.isFile()) yield { name, path };
  else if (!stats.isDirectory()) yield { name, refused: 'It is a link or a device, not a file. Import the file itself.' };
  else {
    let entries: string[];
    try {
      entries = await readdir(path);
    } catch (error) {
      yield { name, refused: reasonOf(error) };
      return;
    }
    for (const entry of entries.sort()) if (!entry.startsWith('.')) yield* filesBelow(join(path, entry), `${name}/${entry}`);
  }
}

/** Whole file; throws an Error whose message is a sentence for the person. */
export async function readOutside(path: string): Promise<Uint8Array> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new Error(reasonOf(error));
  });
  // A pipe would never end, a device may not.
  if (!stats.isFile()) throw new Error(stats.isDirectory() ? 'It is a folder. Give the file itself.' : 'It is a device, not a file.');
  if (stats.size > largestFile) throw new Error('It is larger than 512 MB, more than can be imported as one file.');
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EACCES' || code === 'EPERM') return 'You have no permission to read it.';
  return `It could not be read (${code ?? 'unknown'}).`;
}

/**
 * Writes a file that leaves the archive. Created exclusively unless `replace`; written beside its place and renamed, so that a
 * full disk leaves no half file behind.
 */
export async function writeOutside(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, replace: boolean): Promise<number> {
  const partial = join(dirname(path), `.${basename(path)}.part`);
  let written = 0;
  try {
    if (!replace && (await exists(path))) throw new Refusal('file-exists', {});
    await makeFolders(dirname(path), 0o777);
    const file = await open(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW, 0o600);
    try {
      for await (const piece of pieces) {
        await file.writeFile(piece);
        written += piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    return written;
  } catch (error) {
    await rm(partial, { force: true });
    throw refusalOf(error);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function refusalOf(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('disk-full', {});
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Refusal('no-permission', {});
  if (typeof code === 'string' && code.startsWith('E') && !(error instanceof Refusal)) return new Refusal('write-failed', { reason: code });
  return error;
}
