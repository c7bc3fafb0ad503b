import { z } from 'zod';
import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import { concat, same, utf8 } from './bytes.ts';
import type { FilePort } from './files.ts';
import { type Random, SEAL, sealWithNonce, unsealWithNonce } from './sealing.ts';
import type { VaultPorts } from './types.ts';

const LOCK = 'lock';
const TOKEN = 16;
/** Filled with spaces, so that the length says nothing. */
const OWNER = 256;
const WHOLE = TOKEN + OWNER + SEAL;
/** A lock is written right after it was made; one that is still short after this many milliseconds was left by a kill. */
const PATIENCE = 300;

const owner = z.object({ computer: z.string().max(128), process: z.number().int() });

export interface LockParts {
  readonly files: FilePort;
  readonly archive: Uint8Array;
  readonly key: Uint8Array;
  readonly random: Random;
  readonly owner: VaultPorts['owner'];
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** One writer at a time. Who it is can be read only with the archive's key. */
export class Lock {
  readonly #parts: LockParts;
  readonly #token: Uint8Array;

  private constructor(parts: LockParts, token: Uint8Array) {
    this.#parts = parts;
    this.#token = token;
  }

  /** Refuses `archive-in-use`, and `archive-damaged` where a whole lock can't be read. */
  static async take(parts: LockParts): Promise<Lock> {
    const { files, archive, key, random } = parts;
    const token = random(TOKEN);
    const text = JSON.stringify({ computer: parts.owner.computer.slice(0, 128), process: parts.owner.process }).padEnd(OWNER);
    const bytes = concat(token, sealWithNonce(utf8(text), bound(archive, token), key, random));
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        await write(files, bytes);
      } catch (error) {
        if (!isRefusal(error, 'file-exists')) throw error;
        await removeStale(parts);
        continue;
      }
      const lock = new Lock(parts, token);
      if (await lock.held()) return lock;
      break;
    }
    throw new Refusal('archive-in-use', { here: true });
  }

  /** Whether the lock on the disk is still this one. */
  async held(): Promise<boolean> {
    const bytes = await this.#parts.files.read(LOCK);
    return bytes !== null && same(bytes.subarray(0, TOKEN), this.#token);
  }

  async release(): Promise<void> {
    if (await this.held()) await this.#parts.files.remove(LOCK);
  }
}

async function write(files: FilePort, bytes: Uint8Array): Promise<void> {
  const file = await files.create(LOCK);
  try {
    await file.writeAt(0, bytes);
  } catch (error) {
    await files.remove(LOCK);
    throw error;
  } finally {
    await file.close();
  }
}

/** Removes a lock of this computer whose process is gone, and nothing else. */
async function removeStale({ files, archive, key, owner: here, wait }: LockParts): Promise<void> {
  let bytes = await files.read(LOCK);
  if (bytes !== null && bytes.length < WHOLE) {
    await wait(PATIENCE);
    bytes = await files.read(LOCK);
  }
  if (bytes === null) return;
  // Empty or half written, or never brought to the disk before a power cut: nobody works under such a lock.
  if (bytes.length < WHOLE || bytes.every((byte) => byte === 0)) return files.remove(LOCK);
  const token = bytes.subarray(0, TOKEN);
  const plain = unsealWithNonce(bytes.subarray(TOKEN), bound(archive, token), key);
  if (plain === null) throw new Refusal('archive-damaged', { where: LOCK });
  const holder = owner.parse(JSON.parse(new TextDecoder().decode(plain)));
  const ours = holder.computer === here.computer;
  if (!ours || here.alive(holder.process)) throw new Refusal('archive-in-use', { here: ours });
  const again = await files.read(LOCK);
  if (again !== null && same(again, bytes)) await files.remove(LOCK);
}

function bound(archive: Uint8Array, token: Uint8Array): Uint8Array {
  return concat(utf8('attest lock'), archive, token);
}
