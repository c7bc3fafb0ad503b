import { expect, test } from 'vitest';
import type { FilePort } from '../../../main/vault/files.ts';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { byChance, PowerCutDisk } from '../../support/power-cut-files.ts';
import { envelopes, PASSPHRASE, ports, text } from '../../support/vault-rig.ts';

const owner = (process: number, living: readonly number[], computer = 'here') => ({
  owner: { computer, process, started: 'first', alive: (other: number, started: string | null) => living.includes(other) && started === 'first' },
});
const secret = { passphrase: PASSPHRASE };

test('a second writer is refused, a reader is not and stops at what was acknowledged', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1, owner(1, [1, 2])), secret);
  await vault.append([{ envelope: text('one'), parts: [] }]);
  await expect(openVault(ports(disk.files(), 2, owner(2, [1, 2])), secret)).rejects.toMatchObject({ code: 'archive-in-use', data: { here: true } });
  const reader = await openVault(ports(disk.files(), 3, owner(2, [1, 2])), secret, { readOnly: true });
  expect(reader.readOnly).toBe('opened-for-reading');
  expect(await envelopes(reader)).toEqual(['one']);
  await expect(reader.append([])).rejects.toMatchObject({ code: 'archive-read-only', data: { reason: 'opened-for-reading' } });
  await reader.close();
  await vault.append([{ envelope: text('two'), parts: [] }]);
  await vault.close();
  await (await openVault(ports(disk.files(), 2, owner(2, [1, 2])), secret)).close();
});

test('the lock of a process that is gone is taken over on the same computer, never on another', async () => {
  const disk = new PowerCutDisk();
  await createVault(ports(disk.files(), 1, owner(1, [])), secret);
  await expect(openVault(ports(disk.files(), 2, owner(2, [], 'elsewhere')), secret)).rejects.toMatchObject({ code: 'archive-in-use', data: { here: false } });
  await (await openVault(ports(disk.files(), 2, owner(2, [])), secret)).close();
  expect(disk.all().has('lock')).toBe(false);
});

test('a writer whose lock was taken, or whose log was written by another, writes no more', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1, owner(1, [])), secret);
  await vault.append([{ envelope: text('one'), parts: [] }]);
  const second = await openVault(ports(disk.files(), 2, owner(2, [])), secret);
  await expect(vault.append([{ envelope: text('two'), parts: [] }])).rejects.toMatchObject({ code: 'archive-changed-underneath' });
  const log = disk.all().get('log/000001') ?? new Uint8Array(0);
  for (const changed of [Buffer.concat([log, new Uint8Array(16)]), log.slice(0, -16), log.map((byte, at) => (at === log.length - 1 ? byte ^ 1 : byte)), null]) {
    disk.overwrite('log/000001', changed);
    await expect(second.append([{ envelope: text('two'), parts: [] }])).rejects.toMatchObject({ code: 'archive-changed-underneath' });
  }
  disk.overwrite('log/000001', log);
  disk.overwrite('log/000002', new Uint8Array(0));
  await expect(second.append([{ envelope: text('two'), parts: [] }])).rejects.toMatchObject({ code: 'archive-changed-underneath' });
  disk.overwrite('log/000002', null);
  await second.append([{ envelope: text('two'), parts: [] }]);
  expect(await envelopes(second)).toEqual(['one', 'two']);
});

test('a half-written lock bars nobody, a lock that cannot be read is named', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1, owner(1, [1])), secret);
  const lock = disk.all().get('lock') ?? new Uint8Array(0);
  await vault.close();
  for (const left of [new Uint8Array(0), lock.slice(0, 100), new Uint8Array(lock.length)]) {
    disk.overwrite('lock', left);
    await (await openVault(ports(disk.files(), 2, owner(2, [])), secret)).close();
  }
  disk.overwrite(
    'lock',
    lock.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
  );
  await expect(openVault(ports(disk.files(), 2, owner(2, [])), secret)).rejects.toMatchObject({ code: 'archive-damaged', data: { where: 'lock' } });
});

test('after closing, everything is refused and the keys are gone from the lock to the last call', async () => {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), 1), secret);
  await vault.append([{ envelope: text('one'), parts: [] }]);
  await vault.close();
  await vault.close();
  await expect(vault.append([])).rejects.toMatchObject({ code: 'archive-locked' });
  await expect(envelopes(vault)).rejects.toMatchObject({ code: 'archive-locked' });
});

test('the lock of a process whose number another process has got is taken over', async () => {
  const disk = new PowerCutDisk();
  const reused = { owner: { computer: 'here', process: 1, started: 'before', alive: () => true } };
  await createVault(ports(disk.files(), 1, reused), secret);
  await (await openVault(ports(disk.files(), 2, owner(2, [1, 2])), secret)).close();
});

/** Ends this program's part of the story. */
class Killed extends Error {}

test('of many that take over one stale lock at once, one gets it, whoever dies on the way', async () => {
  const stale = new PowerCutDisk();
  await createVault(ports(stale.files(), 1, owner(1, [])), secret);
  for (let seed = 1; seed <= 60; seed++) {
    const disk = stale.copy();
    const chance = byChance(seed);
    const dead = new Set<number>();
    const living = [2, 3, 4, 5];
    let dangerous = seed % 2 === 0;
    const outcomes = await Promise.all(
      living.map(async (process) => {
        const files = halting(disk.files(), async () => {
          for (let turns = Math.floor(chance() ** 4 * 300); turns > 0; turns--) await Promise.resolve();
          if (dangerous && process < 4 && chance() < 0.1) dead.add(process);
          if (dead.has(process)) throw new Killed();
        });
        const alive = (other: number) => living.includes(other) && !dead.has(other);
        try {
          return await openVault(ports(files, seed * 10 + process, { owner: { computer: 'here', process, started: null, alive } }), secret);
        } catch (error) {
          if (error instanceof Killed) return null;
          expect(error).toMatchObject({ code: 'archive-in-use' });
          return null;
        }
      }),
    );
    dangerous = false;
    const writers = outcomes.filter((vault) => vault !== null);
    expect(writers.length, `seed ${seed}`).toBeLessThanOrEqual(1);
    if (dead.size === 0) expect(writers.length, `seed ${seed}`).toBe(1);
    const [last] = writers;
    if (last) {
      await last.append([{ envelope: text('only one'), parts: [] }]);
      await last.close();
    }
    await (await openVault(ports(disk.files(), 9, owner(9, [])), secret)).close();
    expect([...disk.all().keys()].filter((path) => path.startsWith('lock'))).toEqual([]);
  }
});

/** Files that take their time before each operation. */
function halting(files: FilePort, before: () => Promise<void>): FilePort {
  return {
    ...files,
    read: async (path) => {
      await before();
      return files.read(path);
    },
    create: async (path) => {
      await before();
      return files.create(path);
    },
    remove: async (path) => {
      await before();
      return files.remove(path);
    },
  };
}
