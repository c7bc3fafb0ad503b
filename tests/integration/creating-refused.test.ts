import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diskFiles } from '../../main/vault/disk.ts';
import type { FilePort } from '../../main/vault/files.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { engine, passphrase, temporaryFolder } from '../support/engine.ts';

it('leaves a folder that can be given again when the disk is full before the first record', async () => {
  const folder = await temporaryFolder();
  let full = true;
  const files = (path: string): FilePort => {
    const disk = diskFiles(path);
    const create: FilePort['create'] = async (name) => {
      if (full && name.startsWith('log/')) throw new Refusal('disk-full', {});
      return disk.create(name);
    };
    return { ...disk, create };
  };
  const attest = engine({ files });
  const create = () => attest.api.archives.create({ folder: attest.grant(join(folder.path, 'archive'), 'archive'), name: 'Case', passphrase });
  try {
    await expect(create()).rejects.toMatchObject({ code: 'disk-full' });
    await expect(attest.api.archives.state({})).resolves.toMatchObject({ open: false });
    full = false;
    expect((await create()).state).toMatchObject({ open: true, name: 'Case', events: 1 });
  } finally {
    await attest.close();
    await folder.remove();
  }
});
