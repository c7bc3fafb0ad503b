import { expect, test } from 'vitest';
import { type Header, readHeader, writeHeader } from '../../../main/vault/header.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { smallArchive } from '../../support/vault-flips.ts';
import { PASSPHRASE, ports } from '../../support/vault-rig.ts';

const open = (disk: Awaited<ReturnType<typeof smallArchive>>['disk']) => openVault(ports(disk.files(), 9), { passphrase: PASSPHRASE });

test('the header is a JSON document of two equal copies that tells no number of slots', async () => {
  const { disk } = await smallArchive();
  const [one, two] = JSON.parse(new TextDecoder().decode(disk.all().get('attest.json')));
  expect(one).toEqual(two);
  expect(new Set(one.slots.map((slot: string) => slot.length)).size).toBe(1);
  expect(one.slots.length).toBe(8);
});

test('one copy is enough, the other is named; without any the archive is damaged, not the passphrase wrong', async () => {
  const { disk } = await smallArchive();
  const bytes = disk.all().get('attest.json') ?? new Uint8Array(0);
  for (const [from, to, copy] of [
    [0, 8192, 1],
    [8192, 16_384, 2],
  ] as const) {
    const broken = disk.copy();
    broken.overwrite('attest.json', bytes.slice().fill(0, from, to));
    const vault = await open(broken);
    expect(vault.damage).toEqual([{ what: 'header', where: `attest.json copy ${copy}` }]);
    expect(vault.readOnly).toBeNull();
  }
  for (const broken of [bytes.slice().fill(0), new Uint8Array(0), bytes.slice(0, 2000), null]) {
    disk.overwrite('attest.json', broken);
    await expect(open(disk)).rejects.toMatchObject({ code: 'archive-damaged', data: { where: 'attest.json' } });
  }
});

test('a newer version is refused by its number, before the passphrase is asked for and without a change', async () => {
  const { disk } = await smallArchive();
  const { head } = await readHeader(disk.files());
  const newer = { ...head, version: 7, slots: 'something else' } as unknown as Header;
  disk.overwrite('attest.json', writeHeader(newer));
  const before = disk.all();
  await expect(open(disk)).rejects.toMatchObject({ code: 'archive-newer', data: { version: 7 } });
  expect(disk.all()).toEqual(before);
});

test.each([
  ['memory for days', { memory: 2 ** 40 }],
  ['no memory', { memory: 0 }],
  ['passes for days', { passes: 2 ** 31 }],
  ['half a pass', { passes: 0.5 }],
  ['an algorithm nobody knows', { name: 'md5' }],
  ['a short salt', { salt: '00' }],
])('a header that asks for %s is refused without deriving a key', async (_, change) => {
  const { disk } = await smallArchive();
  const { head } = await readHeader(disk.files());
  disk.overwrite('attest.json', writeHeader({ ...head, kdf: { ...head.kdf, ...change } } as Header));
  await expect(open(disk)).rejects.toMatchObject({ code: 'archive-damaged' });
});

test('changed parameters or slots with a fresh checksum are found all the same', async () => {
  const { disk } = await smallArchive();
  const { head } = await readHeader(disk.files());
  disk.overwrite('attest.json', writeHeader({ ...head, kdf: { ...head.kdf, passes: 2 } }));
  await expect(open(disk)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  const slots = head.slots.map((slot, index) => (index === 5 ? slot.replace(/^../, slot.startsWith('00') ? '11' : '00') : slot));
  disk.overwrite('attest.json', writeHeader({ ...head, slots }));
  const vault = await open(disk);
  expect(vault.damage).toEqual([{ what: 'header', where: 'attest.json' }]);
  expect(vault.readOnly).toBe('damaged');
});
