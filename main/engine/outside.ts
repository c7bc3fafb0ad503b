import { constants, type Stats } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';

/** Files outside the archive: those a person gave to import, and those the person asked to be written. */
export type Found = { readonly name: string; readonly path: string } | { readonly name: string; readonly refused: string };

export const largestFile = 512 * 1024 * 1024;
export const tooLarge = 'It is larger than 512 MB, more than can be imported as one file.';
const notAFile = 'It is a link or a device, not a file. Import the file itself.';

/**
 * The files below a path, in order; links and devices are refused by name, never followed. Hidden files are passed over in
 * folders, and so is the open archive in `archive`.
 */
export async function* filesBelow(path: string, archive: string, name = basename(path)): AsyncGenerator<Found> {
  let stats: Stats;
  try {
    stats = await lstat(path);
    if (await isWithin(path, archive)) {
      yield { name, refused: 'It belongs to the archive itself.' };
      return;
    }
  } catch (error) {
    yield { name, refused: reasonOf(error) };
    return;
  }
  if (stats.isFile()) yield { name, path };
  else if (!stats.isDirectory()) yield { name, refused: notAFile };
  else {
    let entries: string[];
    try {
      entries = await readdir(path);
    } catch (error) {
      yield { name, refused: reasonOf(error) };
      return;
    }
    for (const entry of entries.sort()) if (!entry.startsWith('.')) yield* filesBelow(join(path, entry), archive, `${name}/${entry}`);
  }
}

/** Whether `path` is `folder` or lies in it, links followed as far as the path exists. */
export async function isWithin(path: string, folder: string): Promise<boolean> {
  const way = relative(await realPath(folder), await realPath(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Not there (yet): its folder may be a link all the same.
    return dirname(path) === path ? path : join(await realPath(dirname(path)), basename(path));
  }
}

/** Whole file; throws an Error whose message is a sentence for the person. What became a pipe or device meanwhile is not waited for. */
export async function readOutside(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error(notAFile);
    if (stats.size > largestFile) throw new Error(tooLarge);
    return await file.readFile();
  } catch (error) {
    throw isSystemError(error) ? new Error(reasonOf(error)) : error;
  } finally {
    await file?.close();
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error;

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EACCES' || code === 'EPERM') return 'You have no permission to read it.';
  return `It could not be read (${code ?? 'unknown'}).`;
}

export interface Destination {
  readonly path: string;
  readonly replace: boolean;
}

/**
 * Writes a file that leaves the archive. Created exclusively unless `replace`; written beside its place, so that a full disk
 * leaves no half file behind.
 */
export async function writeOutside({ path, replace }: Destination, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  let partial: string | undefined;
  let written = 0;
  try {
    if (!replace && (await exists(path))) throw new Refusal('file-exists', {});
    await mkdir(dirname(path), { recursive: true });
    const beside = join(dirname(path), `.${process.hrtime.bigint().toString(36)}.part`);
    const file = await open(beside, 'wx', 0o600);
    partial = beside;
    try {
      for await (const piece of pieces) {
        await file.writeFile(piece);
        written += piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (replace) await rename(partial, path);
    else await putWhereNothingIs(partial, path);
    return written;
  } catch (error) {
    throw refusalOf(error);
  } finally {
    if (partial) await rm(partial, { force: true });
  }
}

/** A second name for the file fails where there is one already; some file systems (FAT) have no second names. */
async function putWhereNothingIs(partial: string, path: string): Promise<void> {
  try {
    await link(partial, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (await exists(path))) throw new Refusal('file-exists', {});
    await rename(partial, path);
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

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
