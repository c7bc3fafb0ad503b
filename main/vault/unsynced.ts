import type { FilePort, OpenFile } from './files.ts';

/** More than this many files wait for the disk at once only if the disk is slower than everything else. */
const MOST_WAITING = 64;

/**
 * What has been written and isn't known to be on the disk yet. Files begin to sync at once, in the background; folders
 * wait, because a hundred new files in one folder need it synced once. `settle` ends only when all of it is on the disk.
 */
export class Unsynced {
  readonly #files: FilePort;
  readonly #waiting = new Set<Promise<void>>();
  #folders = new Set<string>();
  #failure: { error: unknown } | null = null;

  constructor(files: FilePort) {
    this.#files = files;
  }

  /** Syncs and closes a file that was written; `folders` got a new entry. */
  async add(file: OpenFile, folders: readonly string[]): Promise<void> {
    for (const folder of folders) this.#folders.add(folder);
    const waiting = this.#sync(file).then(() => {
      this.#waiting.delete(waiting);
    });
    this.#waiting.add(waiting);
    if (this.#waiting.size > MOST_WAITING) await Promise.race(this.#waiting);
  }

  folder(path: string): void {
    this.#folders.add(path);
  }

  /** Throws what a sync has thrown, each time again: what is on the disk isn't known any more. */
  async settle(): Promise<void> {
    await Promise.all(this.#waiting);
    if (this.#failure) throw this.#failure.error;
    const folders = [...this.#folders];
    this.#folders = new Set();
    try {
      await Promise.all(folders.map((folder) => this.#files.syncFolder(folder)));
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  /** Waits for the files without asking for folders; throws nothing. */
  async rest(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  async #sync(file: OpenFile): Promise<void> {
    try {
      await file.sync();
      await file.close();
    } catch (error) {
      this.#failure ??= { error };
    }
  }
}
