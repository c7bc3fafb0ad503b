import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib';

/** How deep a thing in a thing is followed: base64 of a compressed file within a ZIP, and one more. */
const deepest = 4;
const mostInflated = 64 * 1024 * 1024;
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251', 'koi8-r'].map((name) => new TextDecoder(name));

/**
 * Which of these words stand in these bytes, whatever their case: in the encodings that programs write words in, in
 * base64 and hexadecimal digits, and in all that can be inflated (zlib, gzip, entries of a ZIP), also one within the other.
 */
export function findPlanted(bytes: Uint8Array, words: readonly string[]): string[] {
  const wanted = words.map((word) => [word, word.toLowerCase()] as const);
  const found = new Set<string>();
  for (const view of views(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), deepest)) {
    for (const text of readings(view)) for (const [word, lower] of wanted) if (text.includes(lower)) found.add(word);
  }
  return [...found];
}

function* readings(bytes: Buffer): Iterable<string> {
  for (const encoding of encodings) {
    yield encoding.decode(bytes).toLowerCase();
    if (encoding.encoding.startsWith('utf-16') && bytes.length > 1) yield encoding.decode(bytes.subarray(1)).toLowerCase();
  }
}

/** The bytes, and what they are when inflated or read as digits. */
function* views(bytes: Buffer, depth: number): Iterable<Buffer> {
  yield bytes;
  if (depth > 0) for (const inner of [...inflated(bytes), ...digits(bytes)]) yield* views(inner, depth - 1);
}

function* inflated(bytes: Buffer): Iterable<Buffer> {
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    // RFC 1950: the two bytes of the header are a multiple of 31.
    if (((0x78 << 8) | (bytes[at + 1] ?? 0)) % 31 === 0) yield* attempt(() => inflateSync(bytes.subarray(at), lenient));
  }
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex'))
    yield* attempt(() => inflateRawSync(bytes.subarray(afterGzipHeader(bytes, at)), lenient));
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf('PK\x03\x04', at + 1)) {
    const content = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === 8) yield* attempt(() => inflateRawSync(bytes.subarray(content), lenient));
  }
}

/** RFC 1952, section 2.3: ten bytes, then what the flags say. What follows the content would stop `gunzipSync`. */
function afterGzipHeader(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let next = at + 10;
  if (flags & 4) next += 2 + (bytes[next] ?? 0) + 256 * (bytes[next + 1] ?? 0);
  for (const flag of [8, 16]) if (flags & flag) next = bytes.indexOf(0, next) + 1;
  return flags & 2 ? next + 2 : next;
}

/** What is cut off gives what there is of it. */
const lenient = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: mostInflated };

function* attempt(inflate: () => Buffer): Iterable<Buffer> {
  let out: Buffer;
  try {
    out = inflate();
  } catch {
    return; // two bytes that only look like a header
  }
  if (out.length > 0) yield out;
}

function* digits(bytes: Buffer): Iterable<Buffer> {
  for (const text of [bytes.toString('latin1'), bytes.toString('utf16le')]) {
    // A run may begin within a group of four digits.
    for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{11,}/gu)) for (let skip = 0; skip < 4; skip++) yield Buffer.from(run.slice(skip), 'base64');
    for (const [run] of text.matchAll(/[0-9A-Fa-f]{16,}/gu)) for (let skip = 0; skip < 2; skip++) yield Buffer.from(run.slice(skip), 'hex');
  }
}
