import sodium from 'libsodium-wrappers-sumo';
import { expect, test } from 'vitest';
import { createVault } from '../../../main/vault/vault.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { PASSPHRASE, plain, ports, storeBlob, text } from '../../support/vault-rig.ts';

const bytes = (value: string) => new Uint8Array(Buffer.from(value, 'hex'));
const number = (value: number, length: number) => bytes(value.toString(16).padStart(length * 2, '0'));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const open = (sealed: Uint8Array, bound: Uint8Array, key: Uint8Array) =>
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(24), bound, sealed.subarray(0, 24), key);
const derive = (key: Uint8Array, purpose: string, id: number) => sodium.crypto_kdf_derive_from_key(32, id, purpose, key);

test('an archive is read with nothing but docs/archive-format.md and libsodium', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1), { passphrase: PASSPHRASE });
  const subject = await vault.newSubject();
  const content = 'word '.repeat(20_000);
  const blob = await storeBlob(vault, subject, text(content));
  await vault.append([{ envelope: text('envelope'), parts: [{ subject, bytes: text('part') }] }]);
  const { head } = vault;
  await vault.close();
  const files = disk.all();
  const file = (path: string) => files.get(path) ?? new Uint8Array(0);

  const [header] = JSON.parse(new TextDecoder().decode(file('attest.json')));
  const archive = bytes(header.archive);
  const { name, memory, passes, salt } = header.kdf;
  const parameters = join(text('attest header'), number(1, 4), text(header.archive), text(name), number(memory, 4), number(passes, 4), text(salt));
  const stretched = sodium.crypto_pwhash(32, PASSPHRASE, bytes(salt), passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
  const slot = open(bytes(header.slots[0]), join(parameters, number(0, 4)), derive(stretched, 'AttestK1', 1));
  const master = slot.subarray(0, 32);
  const sealOf = join(parameters, number(header.generation, 4), ...header.slots.map(text), text(header.directory));
  expect(header.seal).toBe(sodium.to_hex(sodium.crypto_generichash(32, sealOf, derive(master, 'AttestM1', 1))));

  const record = file('log/000001');
  expect(sodium.to_hex(record.subarray(0, 8))).toBe('9d41747452 0d0a1a'.replace(' ', ''));
  const previous = sodium.crypto_generichash(32, archive, null);
  const inside = open(record.subarray(56), join(archive, number(1, 8), previous), derive(master, 'AttestM1', 2));
  expect(sodium.to_hex(inside.subarray(0, 12))).toBe('000000000000000100000008');
  expect(plain(inside.subarray(12, 20))).toBe('envelope');
  expect(sodium.to_hex(inside.subarray(20, 38))).toBe(`0001${subject}`);
  expect(head.hash).toBe(sodium.to_hex(sodium.crypto_generichash(32, record, null)));

  const keyFile = file(`subjects/${subject.slice(0, 2)}/${subject}`);
  const keys = [0, 512].map((at) => open(keyFile.subarray(at, at + 80), join(text('attest subject'), archive, text(subject)), derive(master, 'AttestM1', 3)));
  expect(keys[0]).toEqual(keys[1]);
  const key = (keys[0] ?? new Uint8Array(0)).subarray(0, 32);
  const part = open(inside.subarray(42, 42 + 44), join(archive, number(1, 8), number(0, 2)), derive(key, 'AttestS1', 1));
  expect(plain(part)).toBe('part');

  const sealed = file(`blobs/${blob.slice(0, 2)}/${blob}`);
  const front = open(sealed.subarray(0, 80), join(text('attest blob'), archive, text(subject), text(blob)), derive(key, 'AttestS1', 2));
  expect(sodium.to_hex(front.subarray(32))).toBe(sodium.to_hex(number(content.length, 8)));
  const chunk = (index: number, last: number) =>
    open(
      join(number(0, 15), number(index, 8), number(last, 1), sealed.subarray(80 + index * 65_552, 80 + (index + 1) * 65_552)),
      new Uint8Array(0),
      front.subarray(0, 32),
    );
  expect(plain(join(chunk(0, 0), chunk(1, 1)).subarray(0, content.length))).toBe(content);
});
