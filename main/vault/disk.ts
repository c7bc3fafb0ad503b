import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import type { FilePort, OpenFile } from './files.ts';
import { makeFolders } from './folders.ts';

const onWindows = process.platform === 'win32';
// Links are not followed: a link in an archive's folder would lead out of it. Windows has no such flag.
const noFollow = onWindows ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The archive's folder on a real disk. Files are made readable for their owner only. */
export function diskFiles(folder: string): FilePort {
  const full = (path: string) => join(folder, ...path.split('/'));

  const opened = async (path: string, flags: number): Promise<OpenFile | null> => {
    const handle = await mapped(() => open(full(path), flags | noFollow, 0o600), absence);
    if (handle === null) return null;
    const isFile = await mapped(async () => (await handle.stat()).isFile());
    if (isFile) return openFile(handle);
    await handle.close();
    throw new Refusal('write-failed', { reason: 'not a file' });
  };

  const syncFolder = async (path: string): Promise<void> => {
    if (onWindows) return; // a folder can't be opened for syncing there; NTFS keeps a journal of its names
    await mapped(async () => {
      const handle = await open(full(path), constants.O_RDONLY | constants.O_DIRECTORY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  };

  return {
    async read(path) {
      const file = await opened(path, constants.O_RDONLY);
      if (file === null) return null;
      try {
        return await file.readAt(0, await file.size());
      } finally {
        await file.close();
      }
    },
    open: (path, mode) => opened(path, mode === 'read' ? constants.O_RDONLY : constants.O_RDWR),
    async create(path) {
      const file = await opened(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL);
      if (file === null) throw new Refusal('write-failed', { reason: 'folder missing' });
      return file;
    },
    rename: (from, to) => mapped(() => rename(full(from), full(to))),
    async remove(path) {
      await mapped(() => unlink(full(path)), absence);
    },
    async makeFolder(path) {
      const first = await mapped(() => makeFolders(full(path), 0o700));
      // The archive's own folder is new: its parent isn't within the archive, so nobody else would sync it.
      if (path === '' && first !== undefined) await syncFolder('..');
    },
    async list(path) {
      const entries = await mapped(() => readdir(full(path), { withFileTypes: true }), absence);

      return (entries ?? []).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    },
    syncFolder,
  };
}

function openFile(handle: FileHandle): OpenFile {
  return {
    size: () => mapped(async () => (await handle.stat()).size),
    readAt: (at, length) =>
      mapped(async () => {
        const out = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await handle.read(out, filled, length - filled, at + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return out.subarray(0, filled);
      }),
    writeAt: (at, bytes) =>
      mapped(async () => {
        let written = 0;
        while (written < bytes.length) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written);
          written += bytesWritten;
        }
      }),
    truncate: (size) => mapped(() => handle.truncate(size)),
    sync: () => mapped(() => handle.sync()), // libuv uses F_FULLFSYNC on macOS
    close: () => mapped(() => handle.close()),
  };
}

const absence = new Set(['ENOENT', 'ENOTDIR']);
const noSpace = new Set(['ENOSPC', 'EDQUOT']);
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Runs it; a system error becomes a refusal, or null where its code is one of `absent`. */
async function mapped<T>(work: () => Promise<T>): Promise<T>;
async function mapped<T>(work: () => Promise<T>, absent: ReadonlySet<string>): Promise<T | null>;
async function mapped<T>(work: () => Promise<T>, absent?: ReadonlySet<string>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    if (code === null) throw error;
    if (absent?.has(code)) return null;
    if (noSpace.has(code)) throw new Refusal('disk-full', {});
    if (forbidden.has(code)) throw new Refusal('no-permission', {});
    if (code === 'EEXIST') throw new Refusal('file-exists', {});
    throw new Refusal('write-failed', { reason: code });
  }
}
