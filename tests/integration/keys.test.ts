import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { engine, passphrase, temporaryFolder } from '../support/engine.ts';
import { QuickArchive } from '../support/quick-archive.ts';

const second = 'calm meadow orchard';
const refused = (reason: string) => ({ code: 'wrong-input', data: { reason } });

async function openedBy(archive: QuickArchive, secret: { passphrase: string } | { recoveryKey: string }) {
  const other = new QuickArchive(archive.disk.copy());
  try {
    await other.api.archives.open({ folder: other.attest.grant('/nowhere/archive', 'archive'), ...secret, readOnly: true });
    return (await other.api.keys.list({})).items.find((s) => s.opened)?.label;
  } finally {
    await other.attest.close();
  }
}
const wrong = { code: 'wrong-passphrase' };

describe('the keys of an archive', () => {
  it('a second passphrase opens under its label, and what it does stands under that label in the history', async () => {
    const archive = await QuickArchive.create();
    const { slot } = await archive.api.keys.add({ passphrase: second, label: 'Bela' });
    expect(slot).toBe(2);
    expect(await openedBy(archive, { passphrase: second })).toBe('Bela');
    await expect(archive.api.keys.add({ passphrase: 'other words here', label: 'bela' })).rejects.toMatchObject(refused('label-taken'));
    await expect(archive.api.keys.add({ passphrase: 'short', label: 'Cora' })).rejects.toMatchObject({ code: 'passphrase-too-short' });
    await archive.attest.close();
    const bela = new QuickArchive(archive.disk);
    await bela.api.archives.open({ folder: bela.attest.grant('/nowhere/archive', 'archive'), passphrase: second });
    await bela.api.sources.write({ kind: 'note', title: 'Tides', text: 'High water at noon.' });
    const { items } = await bela.api.archives.history({});
    expect(items.map((c) => [c.actor, c.what, c.about])).toEqual([
      ['Bela', 'SourceWritten', 'Tides'],
      ['passphrase 1', 'KeySlotAdded', 'Bela'],
      ['passphrase 1', 'ArchiveNamed', 'Case'],
    ]);
    await bela.attest.close();
  });

  it('a changed passphrase, a new recovery key and a removed slot each shut out the one before; the last of a kind stays', async () => {
    const archive = await QuickArchive.create();
    await archive.api.keys.change({ slot: 0, passphrase: second, label: 'Ana' });
    await expect(openedBy(archive, { passphrase })).rejects.toMatchObject(wrong);
    expect(await openedBy(archive, { passphrase: second })).toBe('Ana');
    const first = (await archive.api.keys.newRecoveryKey({})).recoveryKey;
    const { recoveryKey } = await archive.api.keys.newRecoveryKey({});
    await expect(openedBy(archive, { recoveryKey: first })).rejects.toMatchObject(wrong);
    expect(await openedBy(archive, { recoveryKey })).toBe('recovery key');
    await expect(archive.api.keys.remove({ slot: 1 })).rejects.toMatchObject(refused('last-recovery-key'));
    await expect(archive.api.keys.remove({ slot: 5 })).rejects.toMatchObject(refused('no-such-slot'));
    await expect(archive.api.keys.change({ slot: 1, passphrase: second })).rejects.toMatchObject(refused('no-such-slot'));
    await archive.api.keys.remove({ slot: 1, evenLastRecoveryKey: true });
    await expect(archive.api.keys.remove({ slot: 0 })).rejects.toMatchObject(refused('last-slot'));
    const { items } = await archive.api.archives.history({});
    expect(items.map((c) => `${c.what} ${c.about}`.trim())).toEqual([
      'KeySlotRemoved recovery key',
      'RecoveryKeyRenewed',
      'RecoveryKeyRenewed',
      'KeySlotChanged Ana',
      'ArchiveNamed Case',
    ]);
    await archive.attest.close();
  });

  it('re-keying leaves only what is kept; a slip of the keyboard changes and records nothing', async () => {
    const archive = await QuickArchive.create();
    await archive.import({ 'ruling.txt': 'RULING\n\n1. The licence was withdrawn on 12 June 2024.\n' });
    await archive.api.keys.add({ passphrase: second, label: 'Bela' });
    const before = (await archive.api.archives.state({})).fingerprint;
    await expect(archive.api.keys.rekey({ keep: [{ passphrase: second }, { passphrase: 'a slip of it' }] })).rejects.toMatchObject(wrong);
    expect((await archive.api.archives.state({})).fingerprint).toBe(before);
    await archive.api.keys.rekey({ keep: [{ passphrase: second }] });
    expect((await archive.api.keys.list({})).items.map((s) => s.label)).toEqual(['Bela']);
    await archive.attest.close();
    await expect(openedBy(archive, { passphrase })).rejects.toMatchObject(wrong);
    const bela = new QuickArchive(archive.disk);
    await bela.api.archives.open({ folder: bela.attest.grant('/nowhere/archive', 'archive'), passphrase: second });
    expect((await bela.api.search.query({ query: 'licence' })).total).toBe(1);
    expect(await bela.result(await bela.api.archives.verify({}))).toMatchObject({ ok: true });
    expect((await bela.api.archives.history({})).items[0]).toMatchObject({ what: 'ArchiveRekeyed', about: 'Bela', actor: 'passphrase 1' });
    await bela.attest.close();
  });

  it('undo passes over changes of keys', async () => {
    const archive = await QuickArchive.create();
    await archive.api.sources.write({ kind: 'note', title: 'Tides', text: 'High water at noon.' });
    await archive.api.keys.add({ passphrase: second, label: 'Bela' });
    expect((await archive.api.archives.undo({})).undone).toMatchObject({ what: 'SourceWritten' });
    await expect(archive.api.archives.undo({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
    expect(await openedBy(archive, { passphrase: second })).toBe('Bela');
    await archive.attest.close();
  });

  it('a change of keys that the disk refuses is taken back in the history too', async () => {
    const archive = await QuickArchive.create();
    const { vault } = archive.attest.session.archive;
    const add = vault.addSlot.bind(vault);
    const { Refusal } = await import('../../shared/contract/errors.ts');
    vault.addSlot = async () => {
      throw new Refusal('disk-full', {});
    };
    await expect(archive.api.keys.add({ passphrase: second, label: 'Bela' })).rejects.toMatchObject({ code: 'disk-full' });
    vault.addSlot = add;
    expect((await archive.api.archives.history({})).items).toMatchObject([{ what: 'ChangeUndone' }, { what: 'KeySlotAdded', undone: true }, {}]);
    await archive.api.keys.add({ passphrase: second, label: 'Bela' });
    await archive.attest.close();
  });

  it('the terminal lists, adds, changes and removes them, with secrets in files and never in arguments', async () => {
    const folder = await temporaryFolder();
    const at = (name: string) => join(folder.path, name);
    const program = fileURLToPath(new URL('../../main/hosts/cli/attest.ts', import.meta.url));
    const run = (args: readonly string[], pass = 'first') =>
      new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
        const child = spawn(process.execPath, [program, ...args], {
          env: { ...process.env, ATTEST_PASSPHRASE_FILE: at(pass) },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let out = '';
        let err = '';
        child.stdout.on('data', (data) => (out += data));
        child.stderr.on('data', (data) => (err += data));
        child.on('close', (code) => resolve({ code, out, err }));
      });
    try {
      await writeFile(at('first'), `${passphrase}\n`);
      await writeFile(at('second'), `${second}\n`);
      const attest = engine();
      await attest.api.archives.create({ folder: attest.grant(at('archive'), 'archive'), name: 'Harbour', passphrase });
      await attest.close();
      expect(await run(['keys', 'add', at('archive'), '--label', 'Bela', '--new-passphrase-file', at('second')])).toMatchObject({
        code: 0,
        out: 'Slot 2 opens the archive too.\n',
      });
      expect((await run(['keys', at('archive')], 'second')).out).toBe(
        '0  passphrase passphrase 1\n1  recovery   recovery key\n2  passphrase Bela  (opened it now)\n',
      );
      expect(await run(['keys', 'add', at('archive'), '--label', 'Cora'])).toMatchObject({ code: 2, err: expect.stringContaining('--new-passphrase-file') });
      expect(await run(['keys', 'remove', at('archive'), '1'])).toMatchObject({ code: 2, err: expect.stringContaining('--even-last-recovery-key') });
      expect(await run(['keys', 'rekey', at('archive'), '--keep', at('second')])).toMatchObject({
        code: 0,
        out: expect.stringMatching(/2 {2}passphrase Bela\n$/u),
      });
      expect(await run(['keys', at('archive')])).toMatchObject({ code: 1, err: expect.stringContaining("doesn't open this archive") });
      expect((await run(['history', at('archive')], 'second')).out).toMatch(/Re-keyed the archive: Bela\n.*Added a key: Bela\n/u);
    } finally {
      await folder.remove();
    }
  }, 60_000);
});
