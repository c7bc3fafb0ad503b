import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openVault } from '../../../main/vault/vault.ts';
import { readArchive } from '../../support/independent-reader.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { ports } from '../../support/vault-rig.ts';

const folder = new URL('../../fixtures/vault-small/', import.meta.url).pathname;
const expected = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'));

test.each([{ passphrase: expected.passphrase }, { recoveryKey: expected.recoveryKey }])(
  'the test vectors are read by the description alone (%o)',
  async (opener) => {
    const read = await readArchive(`${folder}archive`, opener);
    const { slots, fingerprint, events, repaired, snapshot } = expected;
    expect(read).toMatchObject({ slots, fingerprint, events, repaired, snapshot });
    expect(read?.blob(expected.blob.subject, expected.blob.id)).toBe(expected.blob.sentence.repeat(expected.blob.times));
  },
);

test('a passphrase that is not in the last epoch opens nothing', async () => {
  expect(await readArchive(`${folder}archive`, { passphrase: expected.removedPassphrase })).toBeNull();
});

test('the program still reads the test vectors', async () => {
  const disk = new PowerCutDisk();
  const files = disk.files();
  for (const path of readdirSync(`${folder}archive`, { recursive: true, withFileTypes: true })) {
    const parent = path.parentPath.slice(`${folder}archive`.length + 1);
    if (path.isDirectory()) await files.makeFolder(parent ? `${parent}/${path.name}` : path.name);
  }
  for (const path of readdirSync(`${folder}archive`, { recursive: true, withFileTypes: true })) {
    const parent = path.parentPath.slice(`${folder}archive`.length + 1);
    if (path.isFile()) disk.overwrite(parent ? `${parent}/${path.name}` : path.name, readFileSync(`${path.parentPath}/${path.name}`));
  }
  const vault = await openVault(ports(files, 3), { passphrase: expected.passphrase }, { readOnly: true });
  expect(vault.head.hash).toBe(expected.fingerprint);
  expect(vault.damage).toEqual([]);
  const read: unknown[] = [];
  for await (const { sequence, envelope, parts } of vault.events(0)) {
    const words = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);
    read.push({ sequence, envelope: words(envelope), parts: parts.map(({ bytes }) => words(bytes)) });
  }
  expect(read).toEqual(expected.events);
});
