import { expect, test } from 'vitest';
import type { SubjectId, Vault } from '../../../main/vault/types.ts';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { cutEverywhere } from '../../support/power-cut-change.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { PASSPHRASE, plain, ports, storeBlob, text } from '../../support/vault-rig.ts';

const secret = { passphrase: PASSPHRASE };
const pathOf = (subject: SubjectId) => `subjects/${subject.slice(0, 2)}/${subject}`;

/** Two subjects; the log says that the first is erased, and it isn't yet. */
async function archive() {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1), secret);
  const [gone, stays] = [await vault.newSubject(), await vault.newSubject()];
  const blobs = { gone: await storeBlob(vault, gone, text('gone blob')), stays: await storeBlob(vault, stays, text('stays blob')) };
  await vault.append([
    {
      envelope: text('both'),
      parts: [
        { subject: gone, bytes: text('gone part') },
        { subject: stays, bytes: text('stays part') },
      ],
    },
  ]);
  await vault.writeSnapshot(text('image with gone part'), 1, vault.head);
  await vault.append([{ envelope: text('erased'), parts: [] }]);
  return { disk, vault, gone, stays, blobs };
}

async function partsOf(vault: Vault): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for await (const { parts } of vault.events(0)) found.push(...parts.map(({ bytes }) => plain(bytes)));
  return found;
}

test('an erased subject is gone: key, blobs and snapshot; chain and the rest stay', async () => {
  const { disk, vault, gone, stays, blobs } = await archive();
  const { head } = vault;
  const before = disk.copy().all();
  await vault.eraseSubject(gone, [blobs.gone]);
  expect(await partsOf(vault)).toEqual([null, 'stays part']);
  await expect(vault.readBlob(gone, blobs.gone, 0, 9)).rejects.toMatchObject({ code: 'archive-damaged' });
  await expect(vault.append([{ envelope: text('x'), parts: [{ subject: gone, bytes: text('x') }] }])).rejects.toMatchObject({ code: 'archive-damaged' });
  const after = disk.all();
  expect([...before.keys()].filter((path) => !after.has(path)).sort()).toEqual(
    [`blobs/${blobs.gone.slice(0, 2)}/${blobs.gone}`, 'snapshot', pathOf(gone)].sort(),
  );
  expect(await vault.readSnapshot(1)).toBeNull();
  const named = new Map([[blobs.stays, stays]]);
  expect((await vault.verify(named, () => undefined)).damaged).toEqual([]);
  await vault.eraseSubject(gone, [blobs.gone]);
  await vault.close();
  const again = await openVault(ports(disk.files(), 2), secret);
  expect(again.head).toEqual(head);
  expect(again.damage).toEqual([]);
  expect(await partsOf(again)).toEqual([null, 'stays part']);
});

test('a key file that comes back from an older copy is found and destroyed again', async () => {
  const { disk, vault, gone, stays, blobs } = await archive();
  const older = disk.copy().all();
  await vault.eraseSubject(gone, [blobs.gone]);
  await vault.close();
  for (const path of [pathOf(gone), 'snapshot']) disk.overwrite(path, older.get(path) ?? null);
  const again = await openVault(ports(disk.files(), 2), secret);
  expect(await again.destroyReturned(new Set([gone]))).toEqual([gone]);
  expect(await partsOf(again)).toEqual([null, 'stays part']);
  expect(disk.all().has(pathOf(gone))).toBe(false);
  expect(disk.all().has('snapshot')).toBe(false);
  expect(disk.all().has(pathOf(stays))).toBe(true);
  expect(await again.destroyReturned(new Set([gone]))).toEqual([]);
});

test('opened for reading, a key file that came back is not used and not touched', async () => {
  const { disk, vault, gone } = await archive();
  await vault.close();
  const before = disk.copy().all();
  const reader = await openVault(ports(disk.files(), 2), secret, { readOnly: true });
  expect(await reader.destroyReturned(new Set([gone]))).toEqual([gone]);
  expect(await partsOf(reader)).toEqual([null, 'stays part']);
  expect(disk.all()).toEqual(before);
});

test('a power cut while a subject is erased: it is gone when acknowledged, and after the next opening in any case; every sync is needed', async () => {
  const { disk, vault, gone, stays, blobs } = await archive();
  await vault.close();
  const whole = disk.copy().all();
  const traces = [pathOf(gone), 'snapshot', `blobs/${blobs.gone.slice(0, 2)}/${blobs.gone}`].map((path) =>
    Buffer.from((whole.get(path) ?? new Uint8Array(0)).slice(0, 80)),
  );
  const traced = (at: PowerCutDisk) => [...at.all()].find(([, bytes]) => traces.some((trace) => Buffer.from(bytes).includes(trace)))?.[0];
  const { lost, unmissed } = await cutEverywhere({
    before: disk,
    work: async (at, done) => {
      const open = await openVault(ports(at.files(), 2), secret);
      await open.eraseSubject(gone, [blobs.gone]);
      done();
      await open.close();
    },
    broken: async (at, acknowledged) => {
      if (acknowledged && at.all().has(pathOf(gone))) return 'acknowledged, but its key file is there';
      if (acknowledged && traced(at)) return `acknowledged, but ${traced(at)} is there`;
      const open = await openVault(ports(at.files(), 3), secret);
      await open.destroyReturned(new Set([gone]));
      await open.sweepBlobs(new Set([blobs.stays]));
      if (traced(at)) return `${traced(at)} is there after opening`;
      if (open.readOnly !== null || open.damage.length > 0) return `${open.readOnly} ${JSON.stringify(open.damage)}`;
      if ((await partsOf(open)).join() !== ',stays part') return 'other parts lost';
      const { damaged } = await open.verify(new Map([[blobs.stays, stays]]), () => undefined);
      return damaged.length > 0 ? JSON.stringify(damaged) : null;
    },
  });
  expect(lost).toEqual([]);
  // It keeps the key from being read from what a disk holds of removed files; the simulated disk shows none of that.
  expect(unmissed).toEqual([`0 file ${pathOf(gone)}`]);
});
