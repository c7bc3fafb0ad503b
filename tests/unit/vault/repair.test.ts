import { expect, test } from 'vitest';
import type { Vault } from '../../../main/vault/types.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { cutEverywhere } from '../../support/power-cut-change.ts';
import type { PowerCutDisk } from '../../support/power-cut-files.ts';
import { smallArchive } from '../../support/vault-flips.ts';
import { envelopes, PASSPHRASE, ports, text } from '../../support/vault-rig.ts';

const secret = { passphrase: PASSPHRASE };
const open = (disk: PowerCutDisk, seed = 9) => openVault(ports(disk.files(), seed), secret);
const bytesOf = (disk: PowerCutDisk, path: string) => disk.all().get(path) ?? new Uint8Array(0);
const flip = (disk: PowerCutDisk, path: string, at: number) =>
  disk.overwrite(
    path,
    bytesOf(disk, path).map((byte, index) => (index === at ? byte ^ 1 : byte)),
  );
const segments = (disk: PowerCutDisk) => [...disk.all().keys()].filter((path) => /^log\/\d+$/.test(path)).sort();

/** Repairs, writes, closes, opens again: what could be read before must be there, and the damage known. */
async function repaired(disk: PowerCutDisk, vault: Vault): Promise<Vault> {
  const before = await envelopes(vault);
  const recorded = await vault.repair();
  expect(vault.readOnly).toBeNull();
  await vault.append([{ envelope: text('after'), parts: [] }]);
  await vault.close();
  const again = await open(disk, 10);
  expect(again.readOnly).toBeNull();
  expect(again.damage.every((damage) => damage.recorded)).toBe(true);
  expect(recorded.length).toBeGreaterThan(0);
  expect(await envelopes(again)).toEqual([...before, 'after']);
  return again;
}

test('a damaged record is recorded, and the archive takes changes again', async () => {
  const { disk, named } = await smallArchive();
  flip(disk, 'log/000001', 100);
  const vault = await open(disk);
  expect(vault.readOnly).toBe('damaged');
  const again = await repaired(disk, vault);
  const { damaged } = await again.verify(named, () => undefined);
  expect(damaged).toEqual([{ what: 'record', where: 'log/000001 record 1', recorded: true }]);
  expect(await again.repair()).toEqual([]);
});

test('damage that comes after a repair bars writing again', async () => {
  const { disk } = await smallArchive();
  flip(disk, 'log/000001', 100);
  const vault = await open(disk);
  await vault.repair();
  await vault.close();
  flip(disk, segments(disk)[1] ?? '', 100);
  const again = await open(disk);
  expect(again.readOnly).toBe('damaged');
  expect(again.damage.filter(({ recorded }) => !recorded).length).toBe(1);
  await repaired(disk, again);
});

test('an end of the log cut off is recorded, and the snapshot that knows more is kept aside', async () => {
  const { disk } = await smallArchive();
  disk.overwrite(segments(disk).at(-1) ?? '', null);
  const snapshot = bytesOf(disk, 'snapshot');
  const vault = await open(disk);
  expect(vault.readOnly).toBe('damaged');
  await repaired(disk, vault);
  expect(bytesOf(disk, 'snapshot-lost-000001')).toEqual(snapshot);
});

test('a missing segment and an unfinished end are both dealt with', async () => {
  const { disk } = await smallArchive();
  const [, second = ''] = segments(disk);
  const last = segments(disk).at(-1) ?? '';
  disk.overwrite(second, null);
  disk.overwrite(last, Buffer.concat([bytesOf(disk, last), bytesOf(disk, 'log/000001').slice(0, 60)]));
  const vault = await open(disk);
  await vault.repair();
  expect(vault.readOnly).toBeNull();
  await vault.append([{ envelope: text('after'), parts: [] }]);
  await vault.close();
  const again = await open(disk, 11);
  expect(again.readOnly).toBeNull();
  expect((await envelopes(again)).at(-1)).toBe('after');
  expect([...disk.all().keys()]).toContain('log/torn-000001');
});

test('damaged copies of header and key files are written again from the whole ones', async () => {
  const { disk, named } = await smallArchive();
  const before = bytesOf(disk, 'attest.json');
  flip(disk, 'attest.json', 300);
  const key = [...disk.all().keys()].find((path) => path.startsWith('subjects/')) ?? '';
  flip(disk, key, 20);
  const vault = await open(disk);
  expect(await vault.repair()).toEqual([]);
  expect(vault.damage).toEqual([]);
  expect((await vault.verify(named, () => undefined)).damaged).toEqual([]);
  const [one, two] = JSON.parse(new TextDecoder().decode(bytesOf(disk, 'attest.json')));
  expect(one).toEqual(two);
  expect(one.slots).toEqual(JSON.parse(new TextDecoder().decode(before))[0].slots);
});

test('a damaged blob that verify found is recorded and named as known', async () => {
  const { disk, named } = await smallArchive();
  const blob = [...disk.all().keys()].find((path) => path.startsWith('blobs/')) ?? '';
  flip(disk, blob, 90);
  const vault = await open(disk);
  const { damaged } = await vault.verify(named, () => undefined);
  await vault.repair(damaged);
  expect((await vault.verify(named, () => undefined)).damaged).toEqual([{ what: 'blob', where: blob, recorded: true }]);
});

test.each([20, 532])(
  'a power cut while damage is repaired loses nothing that could be read; every sync is needed (a key file broken at %d)',
  async (brokenAt) => {
    const { disk, named } = await smallArchive();
    flip(disk, 'log/000001', 100);
    flip(disk, 'attest.json', 300);
    const key = [...disk.all().keys()].find((path) => path.startsWith('subjects/')) ?? '';
    flip(disk, key, brokenAt);
    const reader = await openVault(ports(disk.files(), 9), secret, { readOnly: true });
    const readable = await envelopes(reader);
    const { lost, unmissed } = await cutEverywhere(
      {
        before: disk,
        work: async (at, done) => {
          const vault = await open(at);
          await vault.repair();
          done();
          await vault.close();
        },
        broken: async (at, acknowledged) => {
          const vault = await open(at, 10);
          if (acknowledged && (vault.readOnly !== null || vault.damage.some(({ recorded }) => !recorded)))
            return `${vault.readOnly} ${JSON.stringify(vault.damage)}`;
          if ((await envelopes(vault)).join() !== readable.join()) return 'events lost';
          if (acknowledged) {
            const { damaged } = await vault.verify(named, () => undefined);
            if (damaged.some(({ recorded }) => !recorded)) return `acknowledged, but ${JSON.stringify(damaged)}`;
          }
          await vault.repair();
          if (vault.readOnly !== null) return vault.readOnly;
          const { damaged } = await vault.verify(named, () => undefined);
          return damaged.some(({ what, recorded }) => !recorded || what === 'subject') ? JSON.stringify(damaged) : null;
        },
      },
      24,
    );
    expect(lost).toEqual([]);
    expect(unmissed).toEqual([]);
  },
);
