import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFiles } from '../../main/vault/disk.ts';
import { thisOwner } from '../../main/vault/owner.ts';
import type { VaultPorts } from '../../main/vault/types.ts';
import { createVault, openVault } from '../../main/vault/vault.ts';
import { run as flips } from '../faults/flips.ts';
import { run as kills } from '../faults/kills.ts';
import { envelopes, PASSPHRASE, storeBlob, text } from '../support/vault-rig.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attest-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ports = (at: string): VaultPorts => ({
  files: diskFiles(at),
  random: (length) => new Uint8Array(randomBytes(length)),
  cost: { memory: 8192, passes: 1 },
  owner: thisOwner(),
});
const onUnix = process.platform !== 'win32';

test('an archive on a real disk opens again, and only its owner may read its files', async () => {
  const at = join(folder, 'new', 'archive');
  const { vault } = await createVault(ports(at), { passphrase: PASSPHRASE });
  const subject = await vault.newSubject();
  await storeBlob(vault, subject, randomBytes(200_000));
  await vault.append([{ envelope: text('one'), parts: [{ subject, bytes: text('part') }] }]);
  await expect(openVault(ports(at), { passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'archive-in-use', data: { here: true } });
  await vault.close();
  const again = await openVault(ports(at), { passphrase: PASSPHRASE });
  expect(await envelopes(again)).toEqual(['one']);
  await again.close();
  if (!onUnix) return;
  expect(statSync(at).mode & 0o777).toBe(0o700);
  for (const path of ['attest.json', 'log/000001', `subjects/${subject.slice(0, 2)}/${subject}`]) expect(statSync(join(at, path)).mode & 0o777).toBe(0o600);
});

test.runIf(onUnix)('a link or a pipe in place of a file is refused, and nothing behind it is touched', async () => {
  const outside = join(folder, 'outside');
  writeFileSync(outside, 'mine');
  const at = join(folder, 'archive');
  mkdirSync(at);
  const files = diskFiles(at);
  symlinkSync(outside, join(at, 'link'));
  symlinkSync(join(folder, 'nowhere'), join(at, 'dangling'));
  execFileSync('mkfifo', [join(at, 'pipe')]);
  for (const name of ['link', 'pipe']) {
    await expect(files.read(name)).rejects.toMatchObject({ code: 'write-failed' });
    await expect(files.open(name, 'write')).rejects.toMatchObject({ code: 'write-failed' });
  }
  await expect(files.create('dangling')).rejects.toMatchObject({ code: 'file-exists' });
  await files.remove('link');
  expect(readFileSync(outside, 'utf8')).toBe('mine');
});

test('a missing file is null, a missing folder is empty, removing nothing is no error', async () => {
  const files = diskFiles(join(folder, 'none'));
  expect(await files.read('a')).toBeNull();
  expect(await files.open('a/b', 'write')).toBeNull();
  expect(await files.list('')).toEqual([]);
  await files.remove('a');
  await expect(files.create('a')).rejects.toMatchObject({ code: 'write-failed' });
});

test.runIf(onUnix && process.getuid?.() !== 0)('a folder without permission is refused as such, an unwritable one opens for reading', async () => {
  const { vault } = await createVault(ports(folder), { passphrase: PASSPHRASE });
  await vault.close();
  chmodSync(folder, 0o500);
  const reader = await openVault(ports(folder), { passphrase: PASSPHRASE });
  expect(reader.readOnly).toBe('read-only-medium');
  chmodSync(folder, 0o000);
  await expect(openVault(ports(folder), { passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'no-permission' });
  chmodSync(folder, 0o700);
});

/** A file system of two megabytes, where this user may mount one. */
function smallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a really full disk refuses and loses nothing; with space again, work goes on', async ({ skip }) => {
  if (process.platform !== 'linux' || !smallDisk()) return skip('no permission to mount');
  try {
    const at = join(folder, 'archive');
    const { vault } = await createVault(ports(at), { passphrase: PASSPHRASE });
    const subject = await vault.newSubject();
    await vault.append([{ envelope: text('one'), parts: [{ subject, bytes: text('part') }] }]);
    writeFileSync(join(folder, 'ballast'), randomBytes(1_000_000));
    const full = { code: 'disk-full' };
    await expect(storeBlob(vault, subject, randomBytes(3_000_000))).rejects.toMatchObject(full);
    await expect(
      (async () => {
        for (;;) await vault.append([{ envelope: text('more'.padEnd(60_000)), parts: [] }]);
      })(),
    ).rejects.toMatchObject(full);
    await expect(vault.writeSnapshot(randomBytes(500_000), 1, vault.head)).rejects.toMatchObject(full);
    const { head } = vault;
    expect((await envelopes(vault)).length).toBe(head.sequence);
    rmSync(join(folder, 'ballast'));
    expect(vault.readOnly).toBeNull();
    await vault.sweepBlobs(new Set());
    await vault.append([{ envelope: text('two'), parts: [] }]);
    await vault.close();
    const again = await openVault(ports(at), { passphrase: PASSPHRASE });
    expect(again.damage).toEqual([]);
    expect(again.head.sequence).toBe(head.sequence + 1);
    await again.close();
  } finally {
    execFileSync('umount', [folder]);
  }
});

test.each([
  ['kills', kills],
  ['flips', flips],
])('the short form of the %s reaches what it must', async (_, run) => {
  expect(await run({ short: true })).toMatchObject({ ok: true });
});
