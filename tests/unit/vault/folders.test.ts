import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolders } from '../../../main/vault/folders.ts';

it('makes what is missing and names the topmost new folder', async () => {
  const home = await mkdtemp(join(tmpdir(), 'attest-'));
  try {
    expect(await makeFolders(join(home, 'a', 'b', 'c'), 0o700)).toBe(join(home, 'a'));
    expect((await stat(join(home, 'a', 'b', 'c'))).isDirectory()).toBe(true);
    expect(await makeFolders(join(home, 'a', 'b'), 0o700)).toBeUndefined();
    await writeFile(join(home, 'file'), '');
    await expect(makeFolders(join(home, 'file'), 0o700)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolders(join(home, 'file', 'x'), 0o700)).rejects.toMatchObject({ code: 'ENOTDIR' });
  } finally {
    await rm(home, { recursive: true });
  }
});

it.skipIf(process.platform !== 'linux')('ends where a file system lets nobody make a folder', async () => {
  await expect(makeFolders('/proc/nobody/here', 0o700)).rejects.toMatchObject({ code: 'ENOENT' });
});
