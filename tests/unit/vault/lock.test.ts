import { expect, test } from 'vitest';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { envelopes, PASSPHRASE, ports, text } from '../../support/vault-rig.ts';

const owner = (process: number, living: readonly number[], computer = 'here') => ({
  owner: { computer, process, alive: (other: number) => living.includes(other) },
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
