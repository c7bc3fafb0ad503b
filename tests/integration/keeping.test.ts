import { describe, expect, it } from 'vitest';
import { engine, passphrase } from '../support/engine.ts';
import { PowerCutDisk } from '../support/power-cut-files.ts';
import { QuickArchive, readersHere } from '../support/quick-archive.ts';

const owner = { computer: 'here', process: 1, started: null, alive: () => true };

/** An archive on one disk, and other disks beside it for its backups. */
async function withDisks() {
  const disks = new Map([['archive', new PowerCutDisk()]]);
  const disk = (path: string): PowerCutDisk => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const known = disks.get(name) ?? new PowerCutDisk();
    disks.set(name, known);
    return known;
  };
  const start = () =>
    engine({ files: (path) => disk(path).files(), readers: () => readersHere, vault: { cost: { memory: 8192, passes: 1 }, owner, wait: async () => {} } });
  const attest = start();
  const { recoveryKey } = await attest.api.archives.create({ folder: attest.grant('/nowhere/archive', 'archive'), name: 'Case', passphrase });
  const backup = (to: string) => attest.api.keeping.backup({ to: attest.grant(`/nowhere/${to}`, 'archive') });
  const drill = (of: string) => attest.api.keeping.drill({ backup: attest.grant(`/nowhere/${of}`, 'archive'), recoveryKey });
  const write = (title: string) => attest.api.sources.write({ kind: 'note', title, text: `${title} at noon.` });
  return { attest, start, disk, recoveryKey, backup, drill, write };
}

describe('a backup', () => {
  it('opens with nothing but the recovery key, holds what the archive held, and the state says when it was made', async () => {
    const { attest, start, recoveryKey, backup, drill, write } = await withDisks();
    await write('Tides');
    expect((await attest.api.archives.state({})).backup).toBeNull();
    const made = await attest.result<{ fingerprint: string; events: number; files: number }>(await backup('copy'));
    expect(made.files).toBeGreaterThan(3);
    const { backup: at } = await attest.api.archives.state({});
    expect(Date.now() - Date.parse(at ?? '')).toBeLessThan(60_000);
    expect((await attest.api.archives.history({})).items[0]).toMatchObject({ what: 'BackupMade' });
    await write('Currents');
    expect(await drill('copy')).toEqual({ good: true, events: made.events, fingerprint: made.fingerprint, madeAt: at, damaged: [] });
    const other = start();
    await other.api.archives.open({ folder: other.grant('/nowhere/copy', 'archive'), recoveryKey });
    expect((await other.api.sources.list({})).items.map((s) => s.title)).toEqual(['Tides']);
    await other.close();
    await attest.close();
  });

  it('in the same folder takes only what is new; in a folder of something else it is refused', async () => {
    const { attest, disk, backup, drill, write } = await withDisks();
    await write('Tides');
    const first = await attest.result<{ files: number }>(await backup('copy'));
    await write('Currents');
    const second = await attest.result<{ files: number; total: number }>(await backup('copy'));
    expect(second.files).toBeLessThan(second.total);
    expect(first.files).toBeGreaterThan(0);
    expect(await drill('copy')).toMatchObject({ good: true });
    disk('photos').overwrite('holiday.jpg', new Uint8Array(10));
    await expect(backup('photos').then((job) => attest.result(job))).rejects.toMatchObject({ code: 'file-exists' });
    expect([...disk('photos').all().keys()]).toEqual(['holiday.jpg']);
    await expect(attest.api.keeping.backup({ to: attest.grant('/nowhere/archive/inside', 'archive') })).rejects.toMatchObject({ code: 'wrong-input' });
    await attest.close();
  });

  it('that is damaged, older than any known or opened with another key is not called good', async () => {
    const { attest, disk, backup, drill, write } = await withDisks();
    await write('Tides');
    await attest.result(await backup('copy'));
    const log = disk('copy').all().get('log/000001') ?? new Uint8Array();
    disk('copy').overwrite('log/000001', log.slice(0, Math.floor(log.length / 2)));
    const cut = await drill('copy');
    expect(cut).toMatchObject({ good: false, madeAt: null });
    const recoveryKey = (await attest.api.keys.newRecoveryKey({})).recoveryKey;
    await expect(attest.api.keeping.drill({ backup: attest.grant('/nowhere/copy', 'archive'), recoveryKey })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await expect(drill('nothing')).rejects.toMatchObject({ code: 'archive-missing' });
    await attest.close();
  });

  it('is passed over by undo, and known from the log alone', async () => {
    const { attest, start, disk, backup, write } = await withDisks();
    await write('Tides');
    await attest.result(await backup('copy'));
    const { backup: at } = await attest.api.archives.state({});
    expect((await attest.api.archives.undo({})).undone).toMatchObject({ what: 'SourceWritten' });
    await attest.close();
    disk('archive').overwrite('snapshot', null);
    const again = start();
    expect(await again.api.archives.open({ folder: again.grant('/nowhere/archive', 'archive'), passphrase })).toMatchObject({ backup: at, sources: 0 });
    await again.close();
  });
});

describe('a repair', () => {
  it('makes a damaged archive writable again; what can be read stays, what is lost is named, and history says so', async () => {
    const archive = await QuickArchive.create();
    await archive.api.sources.write({ kind: 'note', title: 'Tides', text: 'High water at noon.' });
    await archive.api.sources.write({ kind: 'note', title: 'Currents', text: 'Low water at six.' });
    await archive.attest.close();
    archive.disk.overwrite('snapshot', null);
    const log = archive.disk.all().get('log/000001') ?? new Uint8Array();
    archive.disk.overwrite(
      'log/000001',
      log.map((byte, at) => (at === 100 ? byte ^ 1 : byte)),
    );
    const damaged = await QuickArchive.open(archive.disk);
    expect(await damaged.api.archives.state({})).toMatchObject({ readOnly: 'damaged' });
    const { recorded } = await damaged.result<{ recorded: object[] }>(await damaged.api.keeping.repair({}));
    expect(recorded).toEqual([{ what: 'record', where: 'log/000001 record 1' }]);
    expect(await damaged.api.archives.state({})).toMatchObject({ readOnly: null, sources: 2, damaged: [{ recorded: true }] });
    expect((await damaged.api.archives.history({})).items[0]).toMatchObject({ what: 'ArchiveRepaired' });
    // The lost record had the archive's name.
    await damaged.api.keys.add({ passphrase: 'calm meadow orchard', label: 'Bela' });
    await damaged.api.sources.write({ kind: 'note', title: 'Winds', text: 'From the north.' });
    expect(await damaged.result(await damaged.api.archives.verify({}))).toMatchObject({ ok: true, damaged: [{ recorded: true }] });
    expect(await damaged.result(await damaged.api.keeping.repair({}))).toEqual({ recorded: [] });
    const live = damaged.rows();
    const rebuilt = await damaged.rebuilt();
    expect(rebuilt.rows()).toEqual(live);
    expect(await rebuilt.api.archives.state({})).toMatchObject({ readOnly: null, sources: 3 });
    await rebuilt.attest.close();
  });
});
