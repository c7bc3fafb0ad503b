import { z } from 'zod';
import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import { concat, hex, same, utf8 } from './bytes.ts';
import type { FilePort } from './files.ts';
import { hash, type Random, SEAL, sealWithNonce, unsealWithNonce } from './sealing.ts';
import type { VaultPorts } from './types.ts';

const LOCK = 'lock';
const TOKEN = 16;
/** Filled with spaces, so that the length says nothing. */
const OWNER = 256;
const WHOLE = TOKEN + OWNER + SEAL;
/** A lock is written right after it was made; one that is still short after this many milliseconds was left by a kill. */
const PATIENCE = 300;
/** Programs that died one after the other, each while it took over from the one before. */
const DEEPEST = 8;

const owner = z.object({ computer: z.string().max(128), process: z.number().int(), started: z.string().max(64).nullable() });

export interface LockParts {
  readonly files: FilePort;
  readonly archive: Uint8Array;
  /** Key of the lock, the present one first: a program that began before a re-keying may have locked with an older one. */
  readonly keys: readonly Uint8Array[];
  readonly random: Random;
  readonly owner: VaultPorts['owner'];
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** One writer at a time. Who it is can be read only with the archive's key. */
export class Lock {
  readonly #files: FilePort;
  readonly #token: Uint8Array;

  private constructor(files: FilePort, token: Uint8Array) {
    this.#files = files;
    this.#token = token;
  }

  /** Refuses `archive-in-use`, and `archive-damaged` where a whole lock can't be read. */
  static async take(parts: LockParts): Promise<Lock> {
    const { files, archive, random } = parts;
    const token = random(TOKEN);
    const [key] = parts.keys;
    if (key === undefined) throw new RangeError('a lock needs a key');
    const { computer, process, started } = parts.owner;
    const text = JSON.stringify({ computer: computer.slice(0, 128), process, started: started?.slice(0, 64) ?? null }).padEnd(OWNER);
    const bytes = concat(token, sealWithNonce(utf8(text), bound(archive, token), key, random));
    for (let attempt = 0; attempt < 3; attempt++) {
      if (!(await made(files, LOCK, bytes))) {
        await removeStale(parts, LOCK, bytes, 0);
        continue;
      }
      const lock = new Lock(files, token);
      if (!(await lock.held())) break;
      // Left by those who died while they took over. Whoever still works under one finds that its stale lock is gone.
      for (const name of await files.list('')) if (name.startsWith(`${LOCK}-`)) await files.remove(name);
      return lock;
    }
    throw new Refusal('archive-in-use', { here: true });
  }

  /** Whether the lock on the disk is still this one. */
  async held(): Promise<boolean> {
    const bytes = await this.#files.read(LOCK);
    return bytes !== null && same(bytes.subarray(0, TOKEN), this.#token);
  }

  async release(): Promise<void> {
    if (await this.held()) await this.#files.remove(LOCK);
  }
}

/** false: there is one already. */
async function made(files: FilePort, path: string, bytes: Uint8Array): Promise<boolean> {
  let file: Awaited<ReturnType<FilePort['create']>>;
  try {
    file = await files.create(path);
  } catch (error) {
    if (isRefusal(error, 'file-exists')) return false;
    throw error;
  }
  try {
    await file.writeAt(0, bytes);
  } catch (error) {
    await files.remove(path);
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

/**
 * Removes a lock of this computer whose process is gone, and nothing else. Two may find the same one at once, and the
 * slower must not remove what the faster has put in its place: only the one that made `lock-…`, named after the stale
 * lock, removes it. Whoever dies before that has left a lock like any other, which is taken over in the same way.
 */
async function removeStale(parts: LockParts, path: string, mine: Uint8Array, depth: number): Promise<void> {
  const { files, wait } = parts;
  let bytes = await files.read(path);
  if (bytes !== null && bytes.length < WHOLE) {
    await wait(PATIENCE);
    bytes = await files.read(path);
  }
  if (bytes === null) return;
  refuseLiving(parts, path, bytes);
  const right = `${LOCK}-${hex(hash(bytes)).slice(0, 32)}`;
  if (!(await made(files, right, mine))) {
    if (depth === DEEPEST) throw new Refusal('archive-in-use', { here: true });
    return removeStale(parts, right, mine, depth + 1);
  }
  const again = await files.read(path);
  if (again !== null && same(again, bytes)) await files.remove(path);
  await files.remove(right);
}

function refuseLiving({ archive, keys, owner: here }: LockParts, path: string, bytes: Uint8Array): void {
  // Empty or half written, or never brought to the disk before a power cut: nobody works under such a lock.
  if (bytes.length < WHOLE || bytes.every((byte) => byte === 0)) return;
  const token = bytes.subarray(0, TOKEN);
  let plain: Uint8Array | null = null;
  for (const key of keys) plain ??= unsealWithNonce(bytes.subarray(TOKEN), bound(archive, token), key);
  if (plain === null) throw new Refusal('archive-damaged', { where: path });
  const holder = owner.parse(JSON.parse(new TextDecoder().decode(plain)));
  const ours = holder.computer === here.computer;
  if (!ours || here.alive(holder.process, holder.started)) throw new Refusal('archive-in-use', { here: ours });
}

function bound(archive: Uint8Array, token: Uint8Array): Uint8Array {
  return concat(utf8('attest lock'), archive, token);
}
