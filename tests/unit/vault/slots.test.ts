import { expect, test } from 'vitest';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { cutEverywhere } from '../../support/power-cut-change.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { envelopes, PASSPHRASE, ports, text } from '../../support/vault-rig.ts';

const header = (disk: PowerCutDisk) => disk.all().get('attest.json') ?? new Uint8Array(0);
const opens = async (disk: PowerCutDisk, secret: { passphrase: string } | { recoveryKey: string }) => {
  const vault = await openVault(ports(disk.copy().files(), 50), secret);
  await vault.close();
  return vault.slot;
};
const wrong = { code: 'wrong-passphrase' };

async function archive() {
  const disk = new PowerCutDisk();
  const made = await createVault(ports(disk.files(), 1), { passphrase: PASSPHRASE, label: 'Ana' });
  await made.vault.append([{ envelope: text('one'), parts: [] }]);
  return { disk, ...made };
}

test('a second passphrase opens under its own label, and the header shows neither number nor labels of slots', async () => {
  const { disk, vault } = await archive();
  const before = header(disk);
  expect(await vault.addSlot({ passphrase: 'second', label: 'Bela' })).toBe(2);
  expect(vault.slots().map(({ kind, label, opened }) => [kind, label, opened])).toEqual([
    ['passphrase', 'Ana', true],
    ['recovery', 'recovery key', false],
    ['passphrase', 'Bela', false],
  ]);
  expect(await opens(disk, { passphrase: 'second' })).toBe('Bela');
  expect(await opens(disk, { passphrase: PASSPHRASE })).toBe('Ana');
  expect(header(disk).length).toBe(before.length);
  const lengths = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/[0-9a-f]/g, '0');
  expect(lengths(header(disk))).toBe(lengths(before));
  expect(Buffer.from(header(disk)).includes('Bela')).toBe(false);
});

test('a changed passphrase opens, the one before does not; its label stays unless given', async () => {
  const { disk, vault } = await archive();
  await vault.changeSlot(0, { passphrase: 'changed' });
  await expect(opens(disk, { passphrase: PASSPHRASE })).rejects.toMatchObject(wrong);
  expect(await opens(disk, { passphrase: 'changed' })).toBe('Ana');
  await vault.changeSlot(0, { passphrase: 'again', label: 'Anna' });
  expect(vault.slot).toBe('Anna');
  await expect(vault.changeSlot(1, { passphrase: 'no' })).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'no-such-slot' } });
  await expect(vault.changeSlot(0, { passphrase: '' })).rejects.toMatchObject({ code: 'passphrase-too-short' });
});

test('a removed slot opens nothing and is written over; the last slot and, unasked, the only recovery key stay', async () => {
  const { disk, vault, recoveryKey } = await archive();
  const [old] = JSON.parse(new TextDecoder().decode(header(disk)));
  await expect(vault.removeSlot(1)).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'last-recovery-key' } });
  await vault.removeSlot(1, { evenLastRecoveryKey: true });
  await expect(opens(disk, { recoveryKey })).rejects.toMatchObject(wrong);
  await expect(vault.removeSlot(0)).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'last-slot' } });
  await expect(vault.removeSlot(5)).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'no-such-slot' } });
  for (const bytes of disk.all().values()) expect(Buffer.from(bytes).includes(old.slots[1])).toBe(false);
});

test('a new recovery key opens, the one before does not', async () => {
  const { disk, vault, recoveryKey } = await archive();
  const fresh = await vault.newRecoveryKey();
  expect(await opens(disk, { recoveryKey: fresh })).toBe('recovery key');
  await expect(opens(disk, { recoveryKey })).rejects.toMatchObject(wrong);
  expect(vault.slots().length).toBe(2);
});

test('there are eight slots and no ninth', async () => {
  const { vault } = await archive();
  for (let index = 2; index < 8; index++) expect(await vault.addSlot({ passphrase: `p${index}`, label: `${index}` })).toBe(index);
  await expect(vault.addSlot({ passphrase: 'ninth', label: 'ninth' })).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'no-free-slot' } });
});

test('a full disk refuses a change of slots, and the archive works on with the slots it had', async () => {
  const { disk, vault } = await archive();
  disk.capacity = [...disk.all().values()].reduce((sum, bytes) => sum + bytes.length, 0) + 1000;
  await expect(vault.addSlot({ passphrase: 'second', label: 'Bela' })).rejects.toMatchObject({ code: 'disk-full' });
  expect(vault.slots().length).toBe(2);
  expect(vault.readOnly).toBeNull();
  await expect(opens(disk, { passphrase: 'second' })).rejects.toMatchObject(wrong);
  disk.capacity = Number.POSITIVE_INFINITY;
  await vault.addSlot({ passphrase: 'second', label: 'Bela' });
});

test('a power cut while a passphrase is changed leaves the old or the new, never neither; every sync is needed', async () => {
  const { disk, vault } = await archive();
  await vault.close();
  const { lost, unmissed, syncs } = await cutEverywhere({
    before: disk,
    work: async (at, done) => {
      const open = await openVault(ports(at.files(), 2), { passphrase: PASSPHRASE });
      await open.changeSlot(0, { passphrase: 'new' });
      done();
      await open.close();
    },
    broken: async (at, acknowledged) => {
      const files = at.files();
      let passphrase = 'new';
      const open = await openVault(ports(files, 3), { passphrase }).catch((error) => {
        if (acknowledged) throw error;
        passphrase = PASSPHRASE;
        return openVault(ports(files, 3), { passphrase });
      });
      if (open.readOnly !== null || open.damage.length > 0) return `${open.readOnly} ${JSON.stringify(open.damage)}`;
      const { damaged } = await open.verify(new Map(), () => undefined);
      if (damaged.length > 0) return JSON.stringify(damaged);
      await open.close();
      if (acknowledged && (await openVault(ports(files, 4), { passphrase: PASSPHRASE }).catch(() => null))) return 'the old passphrase opens';
      return (await envelopes(await openVault(ports(files, 4), { passphrase }))).join() === 'one' ? null : 'events lost';
    },
  });
  expect(lost).toEqual([]);
  expect(unmissed).toEqual([]);
  expect(syncs).toBe(3);
});
