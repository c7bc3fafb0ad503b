import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** One folder as a dialog shows it: folders first, then files, hidden ones left out. */
export interface Listing {
  readonly path: string;
  readonly parent: string;
  readonly entries: readonly { readonly name: string; readonly path: string; readonly folder: boolean }[];
  /** Why there is nothing to show: `missing` or `no-permission`; null where there is. */
  readonly problem: 'missing' | 'no-permission' | null;
}

export async function listFolder(asked: string): Promise<Listing> {
  const path = resolve(asked);
  const place = { path, parent: dirname(path) };
  try {
    const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isFile()));
    const shown = entries.map((entry) => ({ name: entry.name, path: join(path, entry.name), folder: entry.isDirectory() }));
    shown.sort((a, b) => Number(b.folder) - Number(a.folder) || a.name.localeCompare(b.name));
    return { ...place, entries: shown, problem: null };
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
    return { ...place, entries: [], problem: denied ? 'no-permission' : 'missing' };
  }
}

/** What stands at a path that a person typed. */
export async function whatIs(path: string): Promise<'folder' | 'file' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}
