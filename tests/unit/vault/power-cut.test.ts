import { expect, test } from 'vitest';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { byChance, everything, nothing, PowerCut, PowerCutDisk } from '../../support/power-cut-files.ts';
import { storyCutAt, storyLength } from '../../support/power-cut-story.ts';
import { envelopes, PASSPHRASE, ports, text } from '../../support/vault-rig.ts';

test('a power cut during any operation loses nothing acknowledged', async () => {
  const { operations } = await storyLength();
  for (let operation = 1; operation <= operations + 1; operation++) {
    expect(await storyCutAt(operation, [nothing, everything, byChance(operation), byChance(operation + 1000)])).toBeNull();
  }
});

test('leaving out any single sync is found by the simulation', async () => {
  const { operations, syncs } = await storyLength();
  expect(syncs.length).toBeGreaterThan(30);
  const unnoticed: string[] = [];
  for (const [index, { what, operation }] of syncs.entries()) {
    let found: string | null = null;
    for (let cut = operation; cut <= operations + 1 && found === null; cut++) {
      found = await storyCutAt(cut, [nothing, byChance(cut), byChance(cut + 500)], index);
    }
    if (found === null) unnoticed.push(`${index} ${what}`);
  }
  expect(unnoticed).toEqual([]);
});

/** An archive of two acknowledged groups and half of a third. */
async function withTornTail() {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1, { segmentSize: 65_536 }), { passphrase: PASSPHRASE });
  for (const name of ['one', 'two']) await vault.append([{ envelope: text(name), parts: [] }]);
  await vault.append([1, 2, 3].map((number) => ({ envelope: text(`lost ${number} ${'y'.repeat(700)}`), parts: [] })));
  await vault.close();
  const log = disk.all().get('log/000001') ?? new Uint8Array(0);
  disk.overwrite('log/000001', log.slice(0, log.length - 500));
  return disk;
}

test('a torn last group is moved to a file of its own, whole groups before it stay', async () => {
  const disk = await withTornTail();
  const before = disk.all().get('log/000001') ?? new Uint8Array(0);
  const vault = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  expect(vault.damage).toEqual([{ what: 'torn-tail', where: 'log/torn-000001' }]);
  expect(vault.readOnly).toBeNull();
  expect(await envelopes(vault)).toEqual(['one', 'two']);
  const after = disk.all();
  const log = after.get('log/000001') ?? new Uint8Array(0);
  expect(after.get('log/torn-000001')).toEqual(before.slice(log.length));
});

test.each([2048, 65_536])('a torn tail survives a power cut while it is moved, and every sync of the move is needed (segments of %d)', async (segmentSize) => {
  const torn = await withTornTail();
  const bytes = Buffer.from((torn.all().get('log/000001') ?? new Uint8Array(0)).slice(-600)).toString('latin1');
  const work = async (disk: PowerCutDisk, done: () => void) => {
    const vault = await openVault(ports(disk.files(), 2, { segmentSize }), { passphrase: PASSPHRASE });
    await vault.append([{ envelope: text(`three ${'z'.repeat(3000)}`), parts: [] }]);
    done();
    await vault.close();
  };
  const run = async (cutAt: number, lies: number): Promise<string | null> => {
    const disk = torn.copy();
    disk.cutAt = cutAt;
    disk.lies = (index) => index === lies;
    let acknowledged = false;
    try {
      await work(disk, () => {
        acknowledged = true;
      });
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
    for (const survival of [nothing, ...Array.from({ length: 20 }, (_, seed) => byChance(seed * 7 + cutAt))]) {
      const after = disk.afterCut(survival);
      const kept = [...after.all()].some(([path, content]) => path.startsWith('log/') && Buffer.from(content).toString('latin1').includes(bytes));
      if (!kept) return 'the torn bytes are gone';
      const vault = await openVault(ports(after.files(), 3), { passphrase: PASSPHRASE });
      if (vault.readOnly) return vault.readOnly;
      const names = (await envelopes(vault)).map((name) => name.split(' ')[0]);
      if (names.slice(0, 2).join() !== 'one,two' || (acknowledged && names[2] !== 'three')) return names.join();
    }
    return null;
  };
  const whole = torn.copy();
  await work(whole, () => undefined);
  for (let cut = 1; cut <= whole.operations + 1; cut++) expect(await run(cut, -1)).toBeNull();
  for (const [index, { what }] of whole.syncs.entries()) {
    const found: (string | null)[] = [];
    for (let cut = 1; cut <= whole.operations + 1; cut++) found.push(await run(cut, index));
    expect(
      found.find((why) => why !== null),
      `sync ${index} ${what}`,
    ).toBeTruthy();
  }
});

test('a full disk refuses the change, and work goes on when there is space again', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1), { passphrase: PASSPHRASE });
  const event = (name: string) => ({ envelope: text(name.padEnd(900)), parts: [] });
  await vault.append([event('one')]);
  disk.capacity = [...disk.all().values()].reduce((sum, bytes) => sum + bytes.length, 0) + 100;
  for (const size of [1, 3]) {
    await expect(vault.append(Array.from({ length: size }, () => event('no')))).rejects.toMatchObject({ code: 'disk-full' });
  }
  await expect(vault.newSubject()).rejects.toMatchObject({ code: 'disk-full' });
  await expect(vault.writeSnapshot(text('x'), 1, vault.head)).rejects.toMatchObject({ code: 'disk-full' });
  expect((await envelopes(vault)).map((name) => name.trim())).toEqual(['one']);
  disk.capacity = Number.POSITIVE_INFINITY;
  await vault.append([event('two'), event('three')]);
  await vault.close();
  const again = await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE });
  expect(again.damage).toEqual([]);
  expect((await envelopes(again)).map((name) => name.trim())).toEqual(['one', 'two', 'three']);
});

test('after a failed fsync nothing more is written', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1), { passphrase: PASSPHRASE });
  await vault.append([{ envelope: text('one'), parts: [] }]);
  disk.failSync = (_, what) => what === 'file log/000001';
  await expect(vault.append([{ envelope: text('two'), parts: [] }])).rejects.toMatchObject({ code: 'write-failed' });
  expect(vault.readOnly).toBe('write-failed');
  await expect(vault.append([{ envelope: text('three'), parts: [] }])).rejects.toMatchObject({ code: 'archive-read-only' });
  expect(await envelopes(vault)).toEqual(['one']);
});
