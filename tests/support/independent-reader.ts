import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers-sumo';

/** Reads an archive with nothing but docs/archive-format.md and libsodium: nothing of the program is imported here. */
export type Opener = { readonly passphrase: string } | { readonly recoveryKey: string };

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const text = (value: string) => new TextEncoder().encode(value);
const words = (value: Uint8Array) => new TextDecoder().decode(value);
const number = (value: number, length: number) => bytes(value.toString(16).padStart(length * 2, '0'));
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const hash = (value: Uint8Array, key: Uint8Array | null = null) => sodium.crypto_generichash(32, value, key);
const derive = (key: Uint8Array, purpose: string, id: number) => sodium.crypto_kdf_derive_from_key(32, id, purpose, key);
const valueAt = (value: Uint8Array, at: number, length: number) => Number(`0x${sodium.to_hex(value.subarray(at, at + length))}`);

function open(sealed: Uint8Array, bound: Uint8Array, key: Uint8Array): Uint8Array | null {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(24), bound, sealed.subarray(0, 24), key);
  } catch {
    return null; // the tag doesn't fit
  }
}

function needed<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`${what} does not open`);
  return value;
}

/** Chunks of 65,552 bytes; the nonce is 15 zeros, the chunk's number, and whether it is the last. */
function content(sealed: Uint8Array, key: Uint8Array, length: number): Uint8Array {
  const out: Uint8Array[] = [];
  const count = Math.ceil(sealed.length / 65_552);
  for (let chunk = 0; chunk < count; chunk++) {
    const nonce = joined(new Uint8Array(15), number(chunk, 8), number(chunk === count - 1 ? 1 : 0, 1));
    const piece = sealed.subarray(chunk * 65_552, (chunk + 1) * 65_552);
    out.push(needed(open(joined(nonce, piece), new Uint8Array(0), key), `chunk ${chunk}`));
  }
  return joined(...out).subarray(0, length);
}

function secretOf(opener: Opener, header: { archive: string; kdf: { memory: number; passes: number; salt: string } }): Uint8Array {
  if ('passphrase' in opener) {
    const { salt, memory, passes } = header.kdf;
    return sodium.crypto_pwhash(32, opener.passphrase.normalize('NFKC'), bytes(salt), passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
  }
  const digits = [...opener.recoveryKey.replaceAll('-', '')].map((digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(digit));
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  const secret = bytes(
    BigInt(`0b${bits.slice(0, 128)}`)
      .toString(16)
      .padStart(32, '0'),
  );
  const check = [...hash(joined(text('attest recovery check'), secret))].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  if (bits.slice(128) !== `00${check.slice(0, 10)}`) throw new Error('a slip in the recovery key');
  return hash(joined(text('attest recovery key'), bytes(header.archive)), secret);
}

export interface ReadArchive {
  readonly slots: string[];
  readonly fingerprint: string;
  readonly events: { sequence: number; envelope: string; parts: (string | null)[] }[];
  readonly repaired: unknown[];
  readonly snapshot: { version: number; sequence: number; content: string };
  readonly blob: (subject: string, id: string) => string;
}

/** null: the opener opens no slot. */
export async function readArchive(folder: string, opener: Opener): Promise<ReadArchive | null> {
  await sodium.ready;
  const file = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
  const [header] = JSON.parse(words(file('attest.json')));
  const archive = bytes(header.archive);
  const { name, memory, passes, salt } = header.kdf;
  const P = joined(text('attest header'), number(1, 4), text(header.archive), text(name), number(memory, 4), number(passes, 4), text(salt));

  const secret = secretOf(opener, header);
  let master: Uint8Array | null = null;
  for (const [index, slot] of header.slots.entries()) master ??= open(bytes(slot), joined(P, number(index, 4)), derive(secret, 'AttestK1', index + 1));
  if (master === null) return null;
  const key = (id: number, of: Uint8Array = needed(master, 'slot')) => derive(of, 'AttestM1', id);
  const seal = hash(joined(P, number(header.generation, 4), ...header.slots.map(text), text(header.directory)), key(1));
  if (sodium.to_hex(seal) !== header.seal) throw new Error('the seal does not fit');

  const directory = needed(open(bytes(header.directory), joined(text('attest directory'), P), key(6)), 'directory');
  const slots: string[] = [];
  for (let at = 0; at < 520; at += 65) if (directory[at] !== 0) slots.push(words(directory.subarray(at + 2, at + 2 + (directory[at + 1] ?? 0))));
  const epochs: { first: number; master: Uint8Array }[] = [];
  for (let index = 0; index < (directory[529] ?? 0); index++) {
    const at = 530 + index * 40;
    epochs.push({ first: valueAt(directory, at, 8), master: directory.subarray(at + 8, at + 40) });
  }
  epochs.push({ first: valueAt(directory, 521, 8), master });
  const recordsKey = (sequence: number) =>
    key(
      2,
      needed(
        epochs.findLast(({ first }) => first <= sequence),
        'epoch',
      ).master,
    );

  const subjectKey = (subject: string): Uint8Array | null => {
    let sealed: Uint8Array;
    try {
      sealed = file(`subjects/${subject.slice(0, 2)}/${subject}`);
    } catch {
      return null; // erased
    }
    const copies = [0, 512].map((at) => {
      const copy = sealed.subarray(at, at + 80);
      if (sodium.to_hex(hash(copy)) !== sodium.to_hex(sealed.subarray(at + 80, at + 112))) throw new Error('the copy of a key file does not fit its hash');
      return needed(open(copy, joined(text('attest subject'), archive, text(subject)), key(3)), 'key file');
    });
    if (sodium.to_hex(copies[0] ?? archive) !== sodium.to_hex(copies[1] ?? archive)) throw new Error('the copies of a key file differ');
    return needed(copies[0], 'key file').subarray(0, 32);
  };

  const events: ReadArchive['events'] = [];
  const repaired: unknown[] = [];
  let previous = hash(archive);
  let sequence = 0;
  for (const segment of readdirSync(join(folder, 'log'))
    .filter((entry) => /^\d+$/.test(entry))
    .sort()) {
    const log = file(`log/${segment}`);
    for (let at = 0; at < log.length; ) {
      const length = valueAt(log, at + 8, 4);
      const record = log.subarray(at, at + 80 + length);
      at += record.length;
      if (sodium.to_hex(record.subarray(0, 8)) !== '9d417474520d0a1a' || valueAt(record, 12, 4) !== length) throw new Error('no record');
      if (valueAt(record, 16, 8) !== ++sequence || sodium.to_hex(record.subarray(24, 56)) !== sodium.to_hex(previous)) throw new Error('the chain is broken');
      const inside = needed(open(record.subarray(56), joined(archive, number(sequence, 8), previous), recordsKey(sequence)), `record ${sequence}`);
      previous = hash(record);
      let from = 12 + valueAt(inside, 8, 4);
      const envelope = words(inside.subarray(12, from));
      const count = valueAt(inside, from, 2);
      from += 2;
      if (count === 65_535) {
        repaired.push(...JSON.parse(envelope));
        continue;
      }
      const parts: (string | null)[] = [];
      for (let part = 0; part < count; part++) {
        const subject = sodium.to_hex(inside.subarray(from, from + 16));
        const sealed = inside.subarray(from + 20, from + 20 + valueAt(inside, from + 16, 4));
        from += 20 + sealed.length;
        const own = subjectKey(subject);
        const plain = own && open(sealed, joined(archive, number(sequence, 8), number(part, 2)), derive(own, 'AttestS1', 1));
        parts.push(plain && words(plain));
      }
      events.push({ sequence, envelope, parts });
    }
  }

  const blob = (subject: string, id: string) => {
    const sealed = file(`blobs/${id.slice(0, 2)}/${id}`);
    const own = derive(needed(subjectKey(subject), 'subject'), 'AttestS1', 2);
    const front = needed(open(sealed.subarray(0, 80), joined(text('attest blob'), archive, text(subject), text(id)), own), 'blob');
    return words(content(sealed.subarray(80), front.subarray(0, 32), valueAt(front, 32, 8)));
  };
  const image = file('snapshot');
  const front = needed(open(image.subarray(0, 124), joined(text('attest snapshot'), archive), key(4)), 'snapshot');
  const snapshot = {
    version: valueAt(front, 40, 4),
    sequence: valueAt(front, 44, 8),
    content: words(content(image.subarray(124), front.subarray(0, 32), valueAt(front, 32, 8))),
  };
  if (sodium.to_hex(front.subarray(52)) !== sodium.to_hex(previous)) throw new Error('the snapshot stands for another head');
  return { slots, fingerprint: sodium.to_hex(previous), events, repaired, snapshot, blob };
}
