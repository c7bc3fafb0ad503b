import { Refusal } from '../../shared/contract/errors.ts';
import { concat, hex, readU64, same, u64, utf8 } from './bytes.ts';
import type { DamageList } from './damage.ts';
import type { FilePort } from './files.ts';
import { type Keyring, type SubjectKeys, subjectKeys } from './keys.ts';
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
  readonly keyring: Keyring;
  readonly random: Random;
  readonly damage: DamageList;
  readonly unsynced: Unsynced;
}

/** What a key file holds, and where the first of its copies begins that can't be read. */
interface KeyFile {
  readonly secret: Uint8Array;
  readonly sequence: number;
  readonly firstBad: number | null;
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
    const { files, unsynced, random } = this.#parts;
    const subject = hex(random(16)) as SubjectId;
    const secret = random(KEY);
    const bytes = this.#sealed(subject, { secret, sequence });
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
    wipe(secret);
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
  async read(subject: SubjectId): Promise<KeyFile | null> {
    const { files, archive, keyring, damage } = this.#parts;
    const path = subjectPath(subject);
    const bytes = await files.read(path);
    if (bytes === null) return null;
    let found: Uint8Array | null = null;
    const framed = bytes.length === FILE && bytes.subarray(COPY, SECOND).every((byte) => byte === 0);
    let firstBad: number | null = null;
    for (const at of [0, SECOND]) {
      const sealed = bytes.subarray(at, at + SEALED);
      const intact = sealed.length === SEALED && same(hash(sealed), bytes.subarray(at + SEALED, at + COPY));
      let plain: Uint8Array | null = null;
      for (const key of intact ? keyring.subjects : []) plain ??= unsealWithNonce(sealed, bound(archive, subject), key);
      if (plain === null) firstBad ??= at;
      else found ??= plain;
    }
    // While it is being rewrapped, one copy may be half written.
    const whole = framed && firstBad === null;
    if (!whole && !(keyring.rewrapping && found)) damage.add('subject', path);
    return found && { secret: found.subarray(0, KEY), sequence: readU64(found, KEY), firstBad };
  }

  /** From now on as if its key file weren't there. */
  forget(subject: SubjectId): void {
    const known = this.#known.get(subject);
    if (known) wipe(known.parts, known.blobs);
    this.#known.set(subject, null);
  }

  /** Writes over the key. The file stays, as the sign that its erasing has not ended, until `removeDestroyed`. */
  async destroy(subject: SubjectId): Promise<void> {
    this.forget(subject);
    const { files, random } = this.#parts;
    const file = await files.open(subjectPath(subject), 'write');
    if (file === null) return;
    try {
      await file.writeAt(0, random(Math.max(FILE, await file.size())));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async removeDestroyed(subject: SubjectId): Promise<void> {
    const { files } = this.#parts;
    const path = subjectPath(subject);
    await files.remove(path);
    await files.syncFolder(path.slice(0, path.lastIndexOf('/')));
  }

  async exists(subject: SubjectId): Promise<boolean> {
    const file = await this.#parts.files.open(subjectPath(subject), 'read');
    await file?.close();
    return file !== null;
  }

  /**
   * Seals every key file under the present master key, one copy after the other, so that a whole one is there at any time.
   * What can't be read stays as it is.
   */
  async rewrap(): Promise<void> {
    for await (const subject of allSubjects(this.#parts.files)) {
      const read = await this.read(subject);
      if (read === null) continue;
      await this.write(subject, read);
      wipe(read.secret);
    }
  }

  /** Writes key files again that have one whole copy. Calls back with each that knows the log longer than `sequence`. */
  async mend(sequence: number, later: (subject: SubjectId, sequence: number) => void): Promise<void> {
    const { files, damage } = this.#parts;
    for await (const subject of allSubjects(files)) {
      const before = damage.list.length;
      const read = await this.read(subject);
      if (read === null) continue;
      const known = damage.list.some(({ what, where }) => what === 'subject' && where === subjectPath(subject));
      if (damage.list.length > before || known) {
        await this.write(subject, read);
        damage.mended('subject', subjectPath(subject));
      }
      if (read.sequence > sequence) later(subject, read.sequence);
      wipe(read.secret);
    }
  }

  /** Writes over a key file that is there, one copy after the other; a broken one first, for the other is all there is. */
  async write(subject: SubjectId, content: KeyFile): Promise<void> {
    const bytes = this.#sealed(subject, content);
    const file = await this.#parts.files.open(subjectPath(subject), 'write');
    if (file === null) throw new Refusal('archive-changed-underneath', {});
    try {
      await file.truncate(FILE);
      for (const at of content.firstBad === SECOND ? [SECOND, 0] : [0, SECOND]) {
        await file.writeAt(at, bytes.subarray(at, at === 0 ? SECOND : FILE));
        await file.sync();
      }
    } finally {
      await file.close();
    }
  }

  #sealed(subject: SubjectId, { secret, sequence }: Pick<KeyFile, 'secret' | 'sequence'>): Uint8Array {
    const { archive, keyring, random } = this.#parts;
    const plain = concat(secret, u64(sequence));
    const bytes = new Uint8Array(FILE);
    for (const at of [0, SECOND]) {
      const sealed = sealWithNonce(plain, bound(archive, subject), keyring.now.subjects, random);
      bytes.set(concat(sealed, hash(sealed)), at);
    }
    wipe(plain);
    return bytes;
  }

  wipe(): void {
    for (const keys of this.#known.values()) if (keys) wipe(keys.parts, keys.blobs);
    this.#known.clear();
  }
}

export async function* allSubjects(files: FilePort): AsyncGenerator<SubjectId> {
  for (const folder of await files.list('subjects')) {
    if (!/^[0-9a-f]{2}\/$/.test(folder)) continue;
    for (const name of await files.list(`subjects/${folder.slice(0, 2)}`)) if (/^[0-9a-f]{32}$/.test(name)) yield name as SubjectId;
  }
}

function bound(archive: Uint8Array, subject: SubjectId): Uint8Array {
  return concat(utf8('attest subject'), archive, utf8(subject));
}
