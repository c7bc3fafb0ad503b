import { expect, test } from 'vitest';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { flipEverything, noticed, smallArchive } from '../../support/vault-flips.ts';
import { envelopes, PASSPHRASE, ports, text } from '../../support/vault-rig.ts';

test('a flipped bit anywhere is found, its file named, and costs nothing else', async () => {
  const { flips, bad } = await flipEverything((path) => (path === 'attest.json' ? 97 : 11));
  expect(bad).toEqual([]);
  expect(flips).toBeGreaterThan(400);
});

const log = (disk: PowerCutDisk, segment: number) => disk.all().get(`log/00000${segment}`) ?? new Uint8Array(0);
/** Whole records of a segment, cut at their marks. */
function records(bytes: Uint8Array): Buffer[] {
  const search = Buffer.from(bytes);
  const found: Buffer[] = [];
  for (let at = 0; at < search.length; ) {
    const end = at + 80 + search.readUInt32BE(at + 8);
    found.push(search.subarray(at, end));
    at = end;
  }
  return found;
}

test.each([
  ['dropped', ([a, , ...rest]: Buffer[]) => [a, ...rest], 'record 2 missing'],
  ['swapped', ([a, b, ...rest]: Buffer[]) => [b, a, ...rest], 'log/000001 record 1 is out of order'],
  ['repeated', ([a, ...rest]: Buffer[]) => [a, a, ...rest], 'log/000001 record 1 is there twice'],
])('a record %s is found where the chain breaks, and the archive opens for reading', async (_, change, where) => {
  const archive = await smallArchive();
  const parts = records(log(archive.disk, 1));
  expect(parts.length).toBeGreaterThan(2);
  archive.disk.overwrite('log/000001', Buffer.concat(change(parts).filter((part) => part !== undefined)));
  const vault = await openVault(ports(archive.disk.files(), 9), { passphrase: PASSPHRASE });
  expect(vault.readOnly).toBe('damaged');
  expect(vault.damage.map((damage) => damage.where).join('; ')).toContain(where);
  expect((await envelopes(vault)).length).toBeGreaterThanOrEqual(archive.events.length - 1);
  await expect(vault.append([])).rejects.toMatchObject({ code: 'archive-read-only', data: { reason: 'damaged' } });
});

test('a record, key file, blob or snapshot of another archive does not pass for one of this', async () => {
  const archive = await smallArchive();
  const other = await smallArchive(2);
  const theirs = [...other.disk.all().keys()];
  for (const [path, bytes] of archive.disk.all()) {
    if (path === 'attest.json') continue;
    const kind = path.slice(0, 4);
    const spliced = archive.disk.copy();
    const theirPath = path.startsWith('log/') ? path : (theirs.find((one) => one.startsWith(kind)) ?? '');
    const foreign = Buffer.from(other.disk.all().get(theirPath) ?? []);
    spliced.overwrite(path, path.startsWith('log/') ? Buffer.concat([records(foreign)[0] ?? Buffer.alloc(0), bytes]) : foreign);
    const found = await noticed(spliced, archive);
    expect(found.named.join('; '), path).toContain(path);
    expect(found.wrong).toBeNull();
  }
});

test('a segment in the middle that is gone is named', async () => {
  const archive = await smallArchive();
  archive.disk.overwrite('log/000002', null);
  const { named } = await noticed(archive.disk, archive);
  expect(named.join('; ')).toContain('log/000002 is missing');
});

test('an end of the log cut off is found when the snapshot knows a later head', async () => {
  const archive = await smallArchive();
  const last = [...archive.disk.all().keys()].filter((path) => path.startsWith('log/')).at(-1) ?? '';
  archive.disk.overwrite(last, null);
  const vault = await openVault(ports(archive.disk.files(), 9), { passphrase: PASSPHRASE });
  expect(vault.damage.map((damage) => damage.where).join('; ')).toContain('the snapshot knows 7');
  expect(vault.readOnly).toBe('damaged');
});

test('a damaged last record stays damage and is not taken for an unfinished write', async () => {
  const archive = await smallArchive();
  const path = [...archive.disk.all().keys()].filter((one) => one.startsWith('log/')).at(-1) ?? '';
  const bytes = archive.disk.all().get(path) ?? new Uint8Array(0);
  const at = bytes.length - 40;
  archive.disk.overwrite(
    path,
    bytes.map((byte, index) => (index === at ? byte ^ 4 : byte)),
  );
  const before = archive.disk.all();
  const vault = await openVault(ports(archive.disk.files(), 9), { passphrase: PASSPHRASE });
  expect(vault.damage).toEqual([{ what: 'record', where: `${path} record 8 or later` }]);
  await vault.close();
  expect(archive.disk.all()).toEqual(before);
});

test('an archive opened for reading is not changed by one byte', async () => {
  const archive = await smallArchive();
  const bytes = log(archive.disk, 1);
  archive.disk.overwrite('log/000009', bytes.slice(0, 100));
  const before = archive.disk.all();
  const { operations } = archive.disk;
  const vault = await openVault(ports(archive.disk.files(), 9), { passphrase: PASSPHRASE }, { readOnly: true });
  await envelopes(vault);
  await vault.verify(archive.named, () => undefined);
  await vault.close();
  expect(archive.disk.operations).toBe(operations);
  expect(archive.disk.all()).toEqual(before);
});

test('bytes that are no record are passed over and named', async () => {
  const archive = await smallArchive();
  archive.disk.overwrite('log/000001', Buffer.concat([text('no record at all, just words in the way'.repeat(4)), log(archive.disk, 1)]));
  const { named, wrong } = await noticed(archive.disk, archive);
  expect(wrong).toBeNull();
  expect(named).toContain('log/000001 between records 0 and 1');
});

test('a group whose last records are missing altogether is dropped whole', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1, { segmentSize: 65_536 }), { passphrase: PASSPHRASE });
  await vault.append([{ envelope: text('one'), parts: [] }]);
  await vault.append(['two', 'three', 'four'].map((name) => ({ envelope: text(name), parts: [] })));
  await vault.close();
  const whole = records(log(disk, 1));
  disk.overwrite('log/000001', Buffer.concat(whole.slice(0, 3)));
  const again = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  expect(await envelopes(again)).toEqual(['one']);
  expect(again.damage).toEqual([{ what: 'torn-tail', where: 'log/torn-000001' }]);
  expect(disk.all().get('log/torn-000001')).toEqual(new Uint8Array(Buffer.concat(whole.slice(1, 3))));
});
