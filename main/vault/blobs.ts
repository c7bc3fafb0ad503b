import { Refusal } from '../../shared/contract/errors.ts';
import { concat, hex, readU64, u64, utf8 } from './bytes.ts';
import { ContentWriter, checkContent, readContent, sealedLength } from './content.ts';
import type { FilePort, OpenFile } from './files.ts';
import { KEY, type Random, SEAL, sealWithNonce, unsealWithNonce, wipe } from './sealing.ts';
import type { Subjects } from './subjects.ts';
import type { BlobId, BlobWriter, SubjectId } from './types.ts';
import type { Unsynced } from './unsynced.ts';

/** Key and length of the content, sealed under the subject's key. */
export const BLOB_FRONT = KEY + 8 + SEAL;

export interface BlobParts {
  readonly files: FilePort;
  readonly archive: Uint8Array;
  readonly random: Random;
  readonly subjects: Subjects;
  readonly unsynced: Unsynced;
}

export function blobPath(blob: BlobId): string {
  return `blobs/${blob.slice(0, 2)}/${blob}`;
}

interface Front {
  readonly key: Uint8Array;
  readonly length: number;
}

/** Sealed files with random names. Written once, never changed. */
export class Blobs {
  readonly #parts: BlobParts;
  /** Written since opening: an event may name them yet. */
  readonly #fresh = new Set<BlobId>();

  constructor(parts: BlobParts) {
    this.#parts = parts;
  }

  async writer(subject: SubjectId): Promise<BlobWriter> {
    const { files, archive, random, subjects, unsynced } = this.#parts;
    const subjectKey = (await subjects.needed(subject)).blobs;
    const blob = hex(random(16)) as BlobId;
    const path = blobPath(blob);
    const folder = path.slice(0, path.lastIndexOf('/'));
    await files.makeFolder(folder);
    const file = await files.create(path);
    this.#fresh.add(blob);
    const key = random(KEY);
    const content = new ContentWriter(file, BLOB_FRONT, key);
    let open = true;
    const abandon = async () => {
      if (!open) return;
      open = false;
      wipe(key);
      await file.close();
      await files.remove(path);
    };
    const write = async (bytes: Uint8Array) => {
      if (!open) throw new Error('blob writer used after its end');
      await content.write(bytes);
    };
    const finish = async () => {
      if (!open) throw new Error('blob writer used after its end');
      try {
        const length = await content.finish();
        const front = concat(key, u64(length));
        await file.writeAt(0, sealWithNonce(front, bound(archive, subject, blob), subjectKey, random));
        wipe(front);
      } catch (error) {
        await abandon();
        throw error;
      }
      open = false;
      wipe(key);
      await unsynced.add(file, ['blobs', folder]);
      return blob;
    };
    return { write, finish, abandon };
  }

  /** null where the blob or its key is gone or damaged. */
  async length(subject: SubjectId, blob: BlobId): Promise<number | null> {
    const opened = await this.#open(subject, blob);
    if (opened === null) return null;
    await opened.file.close();
    wipe(opened.front.key);
    return opened.front.length;
  }

  async read(subject: SubjectId, blob: BlobId, start: number, length: number): Promise<Uint8Array> {
    const opened = await this.#open(subject, blob);
    if (opened === null) throw new Refusal('archive-damaged', { where: blobPath(blob) });
    const { file, front } = opened;
    try {
      const bytes = await readContent(file, BLOB_FRONT, front.key, front.length, start, length);
      if (bytes === null) throw new Refusal('archive-damaged', { where: blobPath(blob) });
      return bytes;
    } finally {
      wipe(front.key);
      await file.close();
    }
  }

  /** Whether every byte of it is as it was written. */
  async check(subject: SubjectId, blob: BlobId): Promise<boolean> {
    const opened = await this.#open(subject, blob);
    if (opened === null) return false;
    try {
      return await checkContent(opened.file, BLOB_FRONT, opened.front.key, opened.front.length);
    } finally {
      wipe(opened.front.key);
      await opened.file.close();
    }
  }

  /** Resolves when they are gone from the disk. */
  async remove(blobs: readonly BlobId[]): Promise<void> {
    const { files } = this.#parts;
    const folders = new Set<string>();
    for (const blob of blobs) {
      const path = blobPath(blob);
      const file = await files.open(path, 'read');
      if (file === null) continue;
      await file.close();
      await files.remove(path);
      folders.add(path.slice(0, path.lastIndexOf('/')));
    }
    for (const folder of folders) await files.syncFolder(folder);
  }

  /** Removes what no event names; what was written since opening is left alone. Returns how many. */
  async sweep(named: ReadonlySet<BlobId>): Promise<number> {
    let removed = 0;
    for await (const blob of this.#all()) {
      if (named.has(blob) || this.#fresh.has(blob)) continue;
      await this.#parts.files.remove(blobPath(blob));
      removed++;
    }
    return removed;
  }

  async *#all(): AsyncGenerator<BlobId> {
    const { files } = this.#parts;
    for (const folder of await files.list('blobs')) {
      if (!/^[0-9a-f]{2}\/$/.test(folder)) continue;
      for (const name of await files.list(`blobs/${folder.slice(0, 2)}`)) if (/^[0-9a-f]{32}$/.test(name)) yield name as BlobId;
    }
  }

  async #open(subject: SubjectId, blob: BlobId): Promise<{ file: OpenFile; front: Front } | null> {
    const { files, archive, subjects } = this.#parts;
    const keys = await subjects.keys(subject);
    const file = keys && (await files.open(blobPath(blob), 'read'));
    if (!file) return null;
    const plain = unsealWithNonce(await file.readAt(0, BLOB_FRONT), bound(archive, subject, blob), keys.blobs);
    if (plain) {
      const front = { key: plain.slice(0, KEY), length: readU64(plain, KEY) };
      wipe(plain);
      if ((await file.size()) === BLOB_FRONT + sealedLength(front.length)) return { file, front };
    }
    await file.close();
    return null;
  }
}

function bound(archive: Uint8Array, subject: SubjectId, blob: BlobId): Uint8Array {
  return concat(utf8('attest blob'), archive, utf8(subject), utf8(blob));
}
