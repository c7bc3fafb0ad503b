import { expect, test } from 'vitest';
import type { BlobId } from '../../../main/vault/types.ts';
import { createVault, looksLikeArchive, openVault } from '../../../main/vault/vault.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { envelopes, PASSPHRASE, plain, ports, storeBlob, text } from '../../support/vault-rig.ts';

async function made(over = {}) {
  const disk = new PowerCutDisk();
  return { disk, ...(await createVault(ports(disk.files(), 1, over), { passphrase: PASSPHRASE, label: 'desk' })) };
}

test('events come back in order with their parts, over several segments and after opening again', async () => {
  const { disk, vault } = await made();
  const subjects = [await vault.newSubject(), await vault.newSubject()];
  for (let group = 0; group < 12; group++) {
    const { first, head } = await vault.append(
      subjects.map((subject, index) => ({ envelope: text(`${group}.${index}`), parts: [{ subject, bytes: text(`part ${group}.${index}`) }] })),
    );
    expect(first).toBe(group * 2 + 1);
    expect(head).toEqual(vault.head);
  }
  const { head } = vault;
  await vault.close();
  expect([...disk.all().keys()].filter((path) => path.startsWith('log/')).length).toBeGreaterThan(2);
  const again = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  expect(again.head).toEqual(head);
  expect(again.slot).toBe('desk');
  let expected = 5;
  for await (const event of again.events(4)) {
    expect(event.sequence).toBe(expected);
    const name = `${Math.floor((expected - 1) / 2)}.${(expected - 1) % 2}`;
    expect(plain(event.envelope)).toBe(name);
    expect(plain(event.parts[0]?.bytes)).toBe(`part ${name}`);
    expected++;
  }
  expect(expected).toBe(25);
});

test('the recovery key opens, typed in any case and without dashes; a slip in it is told apart from a wrong key', async () => {
  const { disk, vault, recoveryKey } = await made();
  await vault.close();
  const open = (key: string) => openVault(ports(disk.files(), 2), { recoveryKey: key }, { readOnly: true });
  expect((await open(recoveryKey.toLowerCase().replaceAll('-', ' '))).slot).toBe('recovery key');
  const slip = recoveryKey.startsWith('7') ? `8${recoveryKey.slice(1)}` : `7${recoveryKey.slice(1)}`;
  await expect(open(slip)).rejects.toMatchObject({ code: 'wrong-input' });
  const other = await made({ random: (length: number) => new Uint8Array(length).fill(7) });
  await expect(open(other.recoveryKey)).rejects.toMatchObject({ code: 'wrong-passphrase' });
});

test('a wrong passphrase is refused, the right one works however its letters are composed', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1), { passphrase: 'caf\u00e9 \u0439' });
  await vault.close();
  await expect(openVault(ports(disk.files(), 2), { passphrase: 'cafe \u0439' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
  await (await openVault(ports(disk.files(), 2), { passphrase: 'cafe\u0301 \u0438\u0306' })).close();
});

test('a folder with anything in it is not made into an archive; an empty one is no archive', async () => {
  const { disk, vault } = await made();
  await vault.close();
  expect(await looksLikeArchive(disk.files())).toBe(true);
  await expect(createVault(ports(disk.files(), 2), { passphrase: 'x' })).rejects.toMatchObject({ code: 'archive-exists' });
  const other = new PowerCutDisk();
  other.overwrite('letter.txt', text('hello'));
  expect(await looksLikeArchive(other.files())).toBe(false);
  await expect(createVault(ports(other.files(), 2), { passphrase: 'x' })).rejects.toMatchObject({ code: 'archive-exists' });
  await expect(openVault(ports(other.files(), 2), { passphrase: 'x' })).rejects.toMatchObject({ code: 'archive-missing' });
});

test.each([0, 1, 127, 128, 129, 65_535, 65_536, 65_537, 1_048_576, 1_048_577, 2_500_000])(
  'a blob of %d bytes comes back whole and in any part',
  async (length) => {
    const { vault } = await made();
    const subject = await vault.newSubject();
    const content = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
    const writer = await vault.writeBlob(subject);
    for (let at = 0; at < length; at += 70_001) await writer.write(content.subarray(at, at + 70_001));
    const blob = await writer.finish();
    expect(await vault.blobLength(subject, blob)).toBe(length);
    expect(Buffer.compare(await vault.readBlob(subject, blob, 0, length + 10), content)).toBe(0);
    for (const [start, count] of [
      [0, 1],
      [65_530, 12],
      [length - 5, 100],
      [length, 5],
      [1_000_000, 200_000],
    ] as const) {
      const from = Math.max(0, start);
      expect(Buffer.compare(await vault.readBlob(subject, blob, from, count), content.subarray(from, from + count))).toBe(0);
    }
    const verified = await vault.verify(new Map([[blob, subject]]), () => undefined);
    expect(verified.damaged).toEqual([]);
  },
);

test('a blob opens only under its own subject, an abandoned or unnamed one is gone after a sweep', async () => {
  const { disk, vault } = await made();
  const [mine, other] = [await vault.newSubject(), await vault.newSubject()];
  const blob = await storeBlob(vault, mine, text('secret'));
  const unnamed = await storeBlob(vault, mine, text('unnamed'));
  await (await vault.writeBlob(mine)).abandon();
  expect(await vault.blobLength(other, blob)).toBeNull();
  await expect(vault.readBlob(other, blob, 0, 6)).rejects.toMatchObject({ code: 'archive-damaged' });
  expect(await vault.sweepBlobs(new Set([blob]))).toBe(0); // an event may still name it
  await vault.close();
  const again = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  expect(await again.sweepBlobs(new Set([blob]))).toBe(1);
  expect(await again.blobLength(mine, unnamed)).toBeNull();
  expect(plain(await again.readBlob(mine, blob, 0, 100))).toBe('secret');
});

test('nothing that was put in stands readable in any file', async () => {
  const { disk, vault } = await made();
  const subject = await vault.newSubject();
  const word = 'Qyzyljar-testimony';
  const blob = await storeBlob(vault, subject, text(word.repeat(100)));
  const { head } = await vault.append([{ envelope: text(`${word} ${blob}`), parts: [{ subject, bytes: text(word) }] }]);
  await vault.writeSnapshot(text(word), 1, head);
  for (const [path, bytes] of disk.all()) {
    for (const secret of [word, PASSPHRASE, 'desk']) expect(Buffer.from(bytes).includes(secret), path).toBe(false);
  }
});

test('a part whose key is gone is null, the rest of the event stays and the chain verifies', async () => {
  const { disk, vault } = await made();
  const [gone, kept] = [await vault.newSubject(), await vault.newSubject()];
  await vault.append([{ envelope: text('e'), parts: [gone, kept].map((subject) => ({ subject, bytes: text(subject) })) }]);
  await vault.close();
  disk.overwrite(`subjects/${gone.slice(0, 2)}/${gone}`, null);
  const again = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  for await (const { parts } of again.events(0)) expect(parts.map(({ bytes }) => plain(bytes))).toEqual([null, kept]);
  expect((await again.verify(new Map(), () => undefined)).damaged).toEqual([]);
});

test('a snapshot is given back only for its version and for a head that the log knows', async () => {
  const { disk, vault } = await made();
  const first = await vault.append([{ envelope: text('one'), parts: [] }]);
  await vault.append([{ envelope: text('two'), parts: [] }]);
  expect(await vault.readSnapshot(3)).toBeNull();
  await vault.writeSnapshot(text('image'), 3, first.head);
  await vault.close();
  const again = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  expect(await again.readSnapshot(4)).toBeNull();
  const read = await again.readSnapshot(3);
  expect(plain(read?.image)).toBe('image');
  expect(read?.at).toEqual(first.head);
  await expect(again.writeSnapshot(text('x'), 3, { sequence: 2, hash: first.head.hash })).rejects.toThrow(RangeError);
});

test('an event over 64 KiB is refused before anything is written', async () => {
  const { vault } = await made();
  await expect(vault.append([{ envelope: new Uint8Array(65_536), parts: [] }])).rejects.toThrow(RangeError);
  await vault.append([{ envelope: new Uint8Array(65_000), parts: [] }]);
  expect((await envelopes(vault)).length).toBe(1);
});

test('appends asked for at once are done one after the other', async () => {
  const { vault } = await made();
  await Promise.all(Array.from({ length: 20 }, (_, number) => vault.append([{ envelope: text(String(number)), parts: [] }])));
  expect(await envelopes(vault)).toEqual(Array.from({ length: 20 }, (_, number) => String(number)));
});

test('verify can be cancelled and tells how far it is', async () => {
  const { vault } = await made();
  for (let number = 0; number < 5; number++) await vault.append([{ envelope: text('e'), parts: [] }]);
  const stop = new AbortController();
  const seen: number[] = [];
  const progress = (done: number) => {
    seen.push(done);
    if (done === 3) stop.abort();
  };
  await expect(vault.verify(new Map<BlobId, never>(), progress, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen).toEqual([2, 3]);
});
