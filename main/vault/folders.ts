import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/**
 * Makes a folder and those above it; returns the topmost one that is new, undefined where all were there. Like `mkdir` with
 * `recursive`, which never ends where a file system answers "not there" below a folder that is (tried: /proc).
 */
export async function makeFolders(path: string, mode: number): Promise<string | undefined> {
  try {
    await mkdir(path, { mode });
    return path;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
  }
  const first = await makeFolders(dirname(path), mode);
  // The folder above stands now, so a second refusal is the file system's last word.
  await mkdir(path, { mode });
  return first ?? path;
}
