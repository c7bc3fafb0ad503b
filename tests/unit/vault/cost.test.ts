import { expect, test } from 'vitest';
import { costFor } from '../../../main/vault/cost.ts';
import { readHeader } from '../../../main/vault/header.ts';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { PASSPHRASE, ports } from '../../support/vault-rig.ts';

const MIB = 2 ** 20;
const measured = (milliseconds: number) => costFor({ memory: 64 * MIB, passes: 1, milliseconds });

test.each([
  ['a slow machine', 2000, { memory: 64 * MIB, passes: 3 }],
  ['one that takes 100 ms for 64 MiB', 100, { memory: 144 * MIB, passes: 3 }],
  ['a fast one', 20, { memory: 736 * MIB, passes: 3 }],
  ['a very fast one', 5, { memory: 1024 * MIB, passes: 8 }],
  ['a clock that stands still', 0, { memory: 1024 * MIB, passes: 43 }],
])('%s gets a cost of about 0.7 s between the bounds', (_, milliseconds, cost) => {
  expect(measured(milliseconds)).toEqual(cost);
});

test('an archive made without a given cost has a measured one within the bounds, and opens', async () => {
  const disk = new PowerCutDisk();
  const { cost: _, ...without } = ports(disk.files(), 1);
  await (await createVault(without, { passphrase: PASSPHRASE })).vault.close();
  const { kdf } = (await readHeader(disk.files())).head;
  expect(kdf.memory).toBeGreaterThanOrEqual(64 * MIB);
  expect(kdf.memory).toBeLessThanOrEqual(1024 * MIB);
  expect(kdf.passes).toBeGreaterThanOrEqual(3);
  await (await openVault(ports(disk.files(), 2), { passphrase: PASSPHRASE })).close();
});
