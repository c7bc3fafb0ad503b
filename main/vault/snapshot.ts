import { concat, fromHex, hex, readU64, u32, u64, utf8, view } from './bytes.ts';
import { ContentWriter, readContent, sealedLength } from './content.ts';
import type { DamageList } from './damage.ts';
import type { FilePort, OpenFile } from './files.ts';
import type { Keyring } from './keys.ts';
import { KEY, type Random, SEAL, sealWithNonce, unsealWithNonce, wipe } from './sealing.ts';
import type { Head } from './types.ts';

export const SNAPSHOT = 'snapshot';
const NEW = 'snapshot-new';
/** Set aside by a repair. */
const LOST = /^snapshot-lost-(\d+)$/;
/** Content key, content length, version of the tables, sequence and hash of the head it stands for. */
const PLAIN = KEY + 8 + 4 + 8 + 32;
const FRONT = PLAIN + SEAL;

export interface SnapshotParts {
  readonly files: FilePort;
  readonly archive: Uint8Array;
  readonly keyring: Keyring;
  readonly random: Random;
  readonly damage: DamageList;
}

/** A cache: losing it costs time only. */
export class Snapshot {
  readonly #parts: SnapshotParts;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /** New file, sync, rename, sync of the folder: the old one stays whole until the new one is. */
  async write(image: Uint8Array, version: number, at: Head): Promise<void> {
    const { files, archive, random } = this.#parts;
    const headHash = fromHex(at.hash, 32);
    if (headHash === null) throw new RangeError('hash of a head is 32 bytes');
    await this.removeLeftover();
    const file = await files.create(NEW);
    const key = random(KEY);
    try {
      const content = new ContentWriter(file, FRONT, key);
      await content.write(image);
      const front = concat(key, u64(await content.finish()), u32(version), u64(at.sequence), headHash);
      await file.writeAt(0, sealWithNonce(front, bound(archive), this.#parts.keyring.now.snapshot, random));
      wipe(front);
      await file.sync();
    } catch (error) {
      await file.close();
      await files.remove(NEW);
      throw error;
    } finally {
      wipe(key);
    }
    await file.close();
    await files.rename(NEW, SNAPSHOT);
    await files.syncFolder('');
  }

  /** Keeps it under a name that no opening looks at: it knows more than the log. */
  async setAside(): Promise<void> {
    const { files } = this.#parts;
    const last = Math.max(0, ...(await files.list('')).map((name) => Number(LOST.exec(name)?.[1] ?? 0)));
    await files.rename(SNAPSHOT, `snapshot-lost-${String(last + 1).padStart(6, '0')}`);
    await files.syncFolder('');
  }

  /** Out of the archive first, so that half of it is never met; then its key, so that what a disk keeps of a removed file can't be read. */
  async destroy(): Promise<void> {
    const { files } = this.#parts;
    await this.removeLeftover();
    const names = (await files.list('')).filter((name) => name === SNAPSHOT || LOST.test(name));
    for (const name of names) await this.#destroy(name);
  }

  /** One that can't be read. */
  async destroyDamaged(): Promise<void> {
    await this.removeLeftover();
    if ((await this.#parts.files.list('')).includes(SNAPSHOT)) await this.#destroy(SNAPSHOT);
    this.#parts.damage.mended('snapshot');
  }

  async #destroy(name: string): Promise<void> {
    const { files } = this.#parts;
    await files.rename(name, NEW);
    await files.syncFolder('');
    await this.removeLeftover();
  }

  /** What a killed program left, or a snapshot on its way out. */
  async removeLeftover(): Promise<void> {
    const { files, random } = this.#parts;
    const file = await files.open(NEW, 'write');
    if (file === null) return;
    try {
      await file.writeAt(0, random(FRONT));
      await file.sync();
    } finally {
      await file.close();
    }
    await files.remove(NEW);
  }

  /** The head it stands for and the version of its tables; null where there is none, or its front is damaged. */
  async front(): Promise<{ at: Head; version: number } | null> {
    const opened = await this.#open();
    if (opened === null) return null;
    await opened.file.close();
    wipe(opened.key);
    return { at: opened.at, version: opened.version };
  }

  async read(): Promise<{ image: Uint8Array; at: Head; version: number } | null> {
    const opened = await this.#open();
    if (opened === null) return null;
    const { file, key, length, at, version } = opened;
    try {
      const image = (await file.size()) === FRONT + sealedLength(length) ? await readContent(file, FRONT, key, length, 0, length) : null;
      if (image === null) this.#parts.damage.add('snapshot', SNAPSHOT);
      return image && { image, at, version };
    } finally {
      wipe(key);
      await file.close();
    }
  }

  async #open(): Promise<{ file: OpenFile; key: Uint8Array; length: number; at: Head; version: number } | null> {
    const { files, archive, damage } = this.#parts;
    const file = await files.open(SNAPSHOT, 'read');
    if (file === null) return null;
    const plain = unsealWithNonce(await file.readAt(0, FRONT), bound(archive), this.#parts.keyring.now.snapshot);
    if (plain === null || plain.length !== PLAIN) {
      await file.close();
      damage.add('snapshot', SNAPSHOT);
      return null;
    }
    const at = { sequence: readU64(plain, KEY + 12), hash: hex(plain.subarray(KEY + 20)) };
    const opened = { file, key: plain.slice(0, KEY), length: readU64(plain, KEY), version: view(plain).getUint32(KEY + 8), at };
    wipe(plain);
    return opened;
  }
}

function bound(archive: Uint8Array): Uint8Array {
  return concat(utf8('attest snapshot'), archive);
}
