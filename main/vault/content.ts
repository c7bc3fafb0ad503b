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
  #buffer = new Uint8Array(CHUNK);
  #filled = 0;
  #chunk = 0;
  #length = 0;
  #writing: Promise<void> = Promise.resolve();
  /** Two by turns: one is sealed into while the other is being written. */
  #out: [Uint8Array, Uint8Array] = [NOTHING, NOTHING];

  /** Writes to `file` from `at` on. */
  constructor(file: OpenFile, at: number, key: Uint8Array) {
    this.#file = file;
    this.#at = at;
    this.#key = key;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      // The last chunk is marked as such: a full buffer is written only when more follows.
      if (this.#filled === this.#buffer.length) await this.#makeRoom();
      const taken = Math.min(bytes.length - from, this.#buffer.length - this.#filled);
      this.#buffer.set(bytes.subarray(from, from + taken), this.#filled);
      this.#filled += taken;
      this.#length += taken;
      from += taken;
    }
  }

  /** Pads, writes the last chunk; returns the content's length without padding. Nothing is synced. */
  async finish(): Promise<number> {
    const length = this.#length;
    const zeros = new Uint8Array(CHUNK);
    for (let missing = padded(length) - length; missing > 0; missing -= CHUNK) await this.write(zeros.subarray(0, Math.min(CHUNK, missing)));
    await this.#flush(true);
    await this.#writing;
    this.#buffer.fill(0);
    return length;
  }

  async #makeRoom(): Promise<void> {
    if (this.#buffer.length === CHUNK) {
      const larger = new Uint8Array(CHUNK * BATCH);
      larger.set(this.#buffer);
      this.#buffer.fill(0);
      this.#buffer = larger;
    } else await this.#flush(false);
  }

  /** Seals what is in the buffer while the batch before it is still being written. */
  async #flush(last: boolean): Promise<void> {
    const chunks = Math.ceil(this.#filled / CHUNK);
    const size = this.#filled + chunks * TAG;
    const [free, busy] = this.#out;
    const room = free.length < size ? new Uint8Array(size) : free;
    this.#out = [busy, room];
    const out = room.subarray(0, size);
    for (let index = 0; index < chunks; index++) {
      const plain = this.#buffer.subarray(index * CHUNK, Math.min((index + 1) * CHUNK, this.#filled));
      out.set(seal(plain, NOTHING, nonce(this.#chunk + index, last && index === chunks - 1), this.#key), index * SEALED);
    }
    this.#chunk += chunks;
    this.#filled = 0;
    await this.#writing;
    const at = this.#at;
    this.#at += out.length;
    this.#writing = this.#file.writeAt(at, out);
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
