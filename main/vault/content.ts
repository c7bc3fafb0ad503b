import { view } from './bytes.ts';
import type { OpenFile } from './files.ts';
import { padded } from './padding.ts';
import { NONCE, seal, TAG, unseal } from './sealing.ts';

/**
 * Long content in chunks of 64 KiB, each sealed by itself, so that any part can be read alone. The nonce holds the
 * chunk's number and whether it is the last, as in STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, "Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015) and in age: chunks can't be left out, swapped or
 * cut off. Each key seals one content only.
 */
export const CHUNK = 65_536;
const SEALED = CHUNK + TAG;
/** Chunks written or read at once. */
const BATCH = 16;
const NOTHING = new Uint8Array(0);

/** Bytes on disk of content with this length. */
export function sealedLength(length: number): number {
  const plain = padded(length);
  return plain + Math.ceil(plain / CHUNK) * TAG;
}

export class ContentWriter {
  readonly #file: OpenFile;
  readonly #key: Uint8Array;
  #at: number;
  readonly #buffer = new Uint8Array(CHUNK);
  #filled = 0;
  #chunk = 0;
  #length = 0;
  /** Sealed chunks on their way to the disk; two by turns: one is filled while the other is being written. */
  #out: Uint8Array = NOTHING;
  #spare: Uint8Array = NOTHING;
  #outFilled = 0;
  #writing: Promise<void> = Promise.resolve();

  /** Writes to `file` from `at` on. */
  constructor(file: OpenFile, at: number, key: Uint8Array) {
    this.#file = file;
    this.#at = at;
    this.#key = key;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#length += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      // The last chunk is marked as such: a full one is sealed only when more follows.
      if (this.#filled === CHUNK) {
        await this.#seal(this.#buffer, false);
        this.#filled = 0;
      }
      if (this.#filled === 0 && bytes.length - from > CHUNK) {
        await this.#seal(bytes.subarray(from, from + CHUNK), false);
        from += CHUNK;
        continue;
      }
      const taken = Math.min(bytes.length - from, CHUNK - this.#filled);
      this.#buffer.set(bytes.subarray(from, from + taken), this.#filled);
      this.#filled += taken;
      from += taken;
    }
  }

  /** Pads, writes the last chunk; returns the content's length without padding. Nothing is synced. */
  async finish(): Promise<number> {
    const length = this.#length;
    const zeros = new Uint8Array(CHUNK);
    for (let missing = padded(length) - length; missing > 0; missing -= CHUNK) await this.write(zeros.subarray(0, Math.min(CHUNK, missing)));
    await this.#seal(this.#buffer.subarray(0, this.#filled), true);
    this.#buffer.fill(0);
    await this.#flush();
    await this.#writing;
    return length;
  }

  async #seal(plain: Uint8Array, last: boolean): Promise<void> {
    const sealed = seal(plain, NOTHING, nonce(this.#chunk++, last), this.#key);
    // Most contents are one chunk; room for a batch is taken only by those that are longer.
    if (this.#out.length < this.#outFilled + sealed.length) {
      const larger = new Uint8Array(this.#chunk === 1 ? sealed.length : SEALED * BATCH);
      larger.set(this.#out.subarray(0, this.#outFilled));
      this.#out = larger;
    }
    this.#out.set(sealed, this.#outFilled);
    this.#outFilled += sealed.length;
    if (this.#outFilled === SEALED * BATCH) await this.#flush();
  }

  /** Hands the batch to the disk once it has taken the one before. */
  async #flush(): Promise<void> {
    await this.#writing;
    const batch = this.#out.subarray(0, this.#outFilled);
    [this.#out, this.#spare] = [this.#spare, this.#out];
    this.#outFilled = 0;
    if (batch.length === 0) return;
    const at = this.#at;
    this.#at += batch.length;
    this.#writing = this.#file.writeAt(at, batch);
    // Whoever comes next awaits it and gets its error; until then it isn't unhandled.
    this.#writing.catch(() => undefined);
  }
}

/**
 * Content from `start`, at most `length` bytes, never beyond `total` (the length without padding). null: a chunk is
 * damaged or missing.
 */
export async function readContent(file: OpenFile, at: number, key: Uint8Array, total: number, start: number, length: number): Promise<Uint8Array | null> {
  const from = Math.min(start, total);
  const end = Math.min(total, from + length);
  const out = new Uint8Array(end - from);
  if (out.length === 0) return out;
  const plainLength = padded(total);
  const lastChunk = Math.ceil(plainLength / CHUNK) - 1;
  const finalChunk = Math.floor((end - 1) / CHUNK);
  const batchAt = (chunk: number) => {
    const to = Math.min(chunk + BATCH, finalChunk + 1);
    const bytes = Math.min(to * CHUNK, plainLength) - chunk * CHUNK + (to - chunk) * TAG;
    return file.readAt(at + chunk * SEALED, bytes);
  };
  let next = batchAt(Math.floor(from / CHUNK));
  for (let first = Math.floor(from / CHUNK); first <= finalChunk; first += BATCH) {
    const sealed = await next;
    if (first + BATCH <= finalChunk) {
      next = batchAt(first + BATCH);
      next.catch(() => undefined); // awaited in the next round, or the content is damaged and its error doesn't matter
    }
    for (let chunk = first; chunk < first + BATCH && chunk <= finalChunk; chunk++) {
      const bytes = sealed.subarray((chunk - first) * SEALED, (chunk - first + 1) * SEALED);
      const plain = unseal(bytes, NOTHING, nonce(chunk, chunk === lastChunk), key);
      if (plain === null) return null;
      const skip = Math.max(0, from - chunk * CHUNK);
      out.set(plain.subarray(skip, Math.min(plain.length, end - chunk * CHUNK)), chunk * CHUNK + skip - from);
    }
  }
  return out;
}

/** Whether every chunk, padding included, is whole, and nothing lies behind the last. */
export async function checkContent(file: OpenFile, at: number, key: Uint8Array, total: number): Promise<boolean> {
  if ((await file.size()) !== at + sealedLength(total)) return false;
  const all = padded(total);
  const lastChunk = Math.ceil(all / CHUNK) - 1;
  for (let first = 0; first <= lastChunk; first += BATCH) {
    const bytes = await file.readAt(at + first * SEALED, BATCH * SEALED);
    for (let chunk = first; chunk < first + BATCH && chunk <= lastChunk; chunk++) {
      const sealed = bytes.subarray((chunk - first) * SEALED, (chunk - first + 1) * SEALED);
      if (unseal(sealed, NOTHING, nonce(chunk, chunk === lastChunk), key) === null) return false;
    }
  }
  return true;
}

function nonce(chunk: number, last: boolean): Uint8Array {
  const bytes = new Uint8Array(NONCE);
  view(bytes).setBigUint64(NONCE - 9, BigInt(chunk));
  bytes[NONCE - 1] = last ? 1 : 0;
  return bytes;
}
