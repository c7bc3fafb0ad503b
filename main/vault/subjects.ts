import { Refusal } from '../../shared/contract/errors.ts';
import { concat, hex, readU64, same, u64, utf8 } from './bytes.ts';
import type { DamageList } from './damage.ts';
import type { FilePort } from './files.ts';
import { type SubjectKeys, subjectKeys } from './keys.ts';
import { hash, KEY, type Random, SEAL, sealWithNonce, unsealWithNonce, wipe } from './sealing.ts';
import type { SubjectId } from './types.ts';
import type { Unsynced } from './unsynced.ts';

const SEALED = KEY + 8 + SEAL;
const COPY = SEALED + 32;
/** The second copy lies in another sector than the first. */
const SECOND = 512;
const FILE = SECOND + COPY;

export interface SubjectParts {
  readonly files: FilePort;
  readonly archive: Uint8Array;
  readonly key: Uint8Array;
  readonly random: Random;
  readonly damage: DamageList;
  readonly unsynced: Unsynced;
}

export function subjectPath(subject: SubjectId): string {
  return `subjects/${subject.slice(0, 2)}/${subject}`;
}

/** One small key file for each thing that can be erased. Keys are read when they are first needed. */
export class Subjects {
  readonly #parts: SubjectParts;
  readonly #known = new Map<SubjectId, SubjectKeys | null>();

  constructor(parts: SubjectParts) {
    this.#parts = parts;
  }

  /** `sequence`: head of the log now; a log that ends before it has lost its end. Syncing begins; an append waits for it. */
  async create(sequence: number): Promise<SubjectId> {
    const { files, archive, key, random, unsynced } = this.#parts;
    const subject = hex(random(16)) as SubjectId;
    const secret = random(KEY);
    const plain = concat(secret, u64(sequence));
    const bytes = new Uint8Array(FILE);
    for (const at of [0, SECOND]) {
      const sealed = sealWithNonce(plain, bound(archive, subject), key, random);
      bytes.set(concat(sealed, hash(sealed)), at);
    }
    const path = subjectPath(subject);
    const folder = path.slice(0, path.lastIndexOf('/'));
    await files.makeFolder(folder);
    const file = await files.create(path);
    try {
      await file.writeAt(0, bytes);
    } catch (error) {
      await file.close();
      await files.remove(path);
      throw error;
    }
    this.#known.set(subject, subjectKeys(secret));
    wipe(plain, secret);
    await unsynced.add(file, ['subjects', folder]);
    return subject;
  }

  /** null: the key is gone, or damaged (then it is in the damage). */
  async keys(subject: SubjectId): Promise<SubjectKeys | null> {
    const known = this.#known.get(subject);
    if (known !== undefined) return known;
    const read = await this.read(subject);
    const keys = read && subjectKeys(read.secret);
    if (read) wipe(read.secret);
    this.#known.set(subject, keys);
    return keys;
  }

  async needed(subject: SubjectId): Promise<SubjectKeys> {
    const keys = await this.keys(subject);
    if (keys === null) throw new Refusal('archive-damaged', { where: subjectPath(subject) });
    return keys;
  }

  /** Reads the key file itself, names every bad copy. null: no file, or no copy is whole. */
  async read(subject: SubjectId): Promise<{ secret: Uint8Array; sequence: number } | null> {
    const { files, archive, key, damage } = this.#parts;
    const path = subjectPath(subject);
    const bytes = await files.read(path);
    if (bytes === null) return null;
    let found: Uint8Array | null = null;
    let whole = bytes.length === FILE && bytes.subarray(COPY, SECOND).every((byte) => byte === 0);
    for (const at of [0, SECOND]) {
      const sealed = bytes.subarray(at, at + SEALED);
      const intact = sealed.length === SEALED && same(hash(sealed), bytes.subarray(at + SEALED, at + COPY));
      const plain = intact ? unsealWithNonce(sealed, bound(archive, subject), key) : null;
      if (plain === null) whole = false;
      else found ??= plain;
    }
    if (!whole) damage.add('subject', path);
    return found && { secret: found.subarray(0, KEY), sequence: readU64(found, KEY) };
  }

  wipe(): void {
    for (const keys of this.#known.values()) if (keys) wipe(keys.parts, keys.blobs);
    this.#known.clear();
  }
}

function bound(archive: Uint8Array, subject: SubjectId): Uint8Array {
  return concat(utf8('attest subject'), archive, utf8(subject));
}
