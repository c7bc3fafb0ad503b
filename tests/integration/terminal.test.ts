import { spawn } from 'node:child_process';
import { cp, open, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine, passphrase, temporaryFolder } from '../support/engine.ts';

const program = fileURLToPath(new URL('../../main/hosts/cli/attest.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the terminal program', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let archive: string;
  const environment = () => ({ ...process.env, ATTEST_PASSPHRASE_FILE: join(folder.path, 'pass') });
  const run = (args: readonly string[], input = ''): Promise<Ended> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [program, ...args], { env: environment() });
      let out = '';
      let err = '';
      child.stdout.on('data', (data) => (out += data));
      child.stderr.on('data', (data) => (err += data));
      child.on('close', (code) => resolve({ code, out, err }));
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });

  beforeAll(async () => {
    folder = await temporaryFolder();
    archive = join(folder.path, 'archive');
    await writeFile(join(folder.path, 'pass'), `${passphrase}\n`);
    const file = join(folder.path, 'letter.md');
    await writeFile(file, '# Letter\n\nThe harbour office closed its doors on 4 May 2024.\n\nThe harbour master signed.\n');
    const attest = engine();
    await attest.api.archives.create({ folder: attest.grant(archive, 'archive'), name: 'Harbour', passphrase });
    await attest.result(await attest.api.imports.start({ grants: [attest.grant(file, 'read')] }));
    await attest.close();
  });
  afterAll(() => folder.remove());

  it('prints one JSON document for wrong use too, and the sentence on stderr', async () => {
    const [unknown, wrongId, state, empty] = await Promise.all([
      run(['nonsense', archive, '--json']),
      run(['show', archive, 'x-1', '--json']),
      run(['claims', archive, 'b-aaaaaaaaaaaa', '--state', 'silly', '--json']),
      run(['search', archive, '-', '--json'], ''),
    ]);
    for (const ended of [unknown, wrongId, state, empty]) {
      expect(ended.code).toBe(2);
      expect(JSON.parse(ended.out)).toMatchObject({ refused: { code: 'wrong-input', data: { reason: expect.any(String) } } });
      expect(ended.err).not.toMatch(/pattern|Invalid|\^s-| at .*\.ts/u);
    }
    expect(wrongId.err).toContain('That is not the id of a source');
    expect(state.err).toContain('--state is one of: unsourced, ');
    expect(empty.err).toContain('Nothing came on standard input.');
  }, 30_000);

  it('takes any limit, and says what is wrong with none', async () => {
    const [huge, none, usage] = await Promise.all([
      run(['search', archive, 'harbour', '--limit', '99999999', '--json']),
      run(['search', archive, 'harbour', '--limit', '0']),
      run(['import', archive]),
    ]);
    expect(JSON.parse(huge.out).total).toBe(2);
    expect(huge.code).toBe(0);
    expect(none).toMatchObject({ code: 2, err: '--limit is at least 1.\nSee attest --help.\n' });
    expect(usage.err).toContain('attest import DIR PATH… [--kind source|media|case]');
  }, 30_000);

  it('refuses a file where the new archive should be, in words that fit', async () => {
    const made = await run(['create', join(folder.path, 'letter.md')]);
    expect(made).toMatchObject({ code: 1, out: '' });
    expect(made.err).toContain('An archive needs a new or empty folder');
  }, 30_000);

  it('refuses a folder as a brief and a passphrase as a recovery key', async () => {
    const [aFolder, key] = await Promise.all([
      run(['brief', 'import', archive, folder.path]),
      run(['sources', archive, '--recovery-key-file', join(folder.path, 'pass')]),
    ]);
    expect(aFolder).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/Give|Import the file itself/u) });
    expect(key.err).toContain('That is no recovery key');
  }, 30_000);

  it.skipIf(process.platform !== 'linux')(
    'tells in a sentence that the result could not be written',
    async () => {
      const full = await open('/dev/full', 'w');
      try {
        const child = spawn(process.execPath, [program, 'sources', archive], { env: environment(), stdio: ['ignore', full.fd, 'pipe'] });
        let err = '';
        child.stderr?.on('data', (data) => (err += data));
        const code = await new Promise((resolve) => child.on('close', resolve));
        expect({ code, err }).toEqual({ code: 1, err: 'The result could not be written (ENOSPC). What was recorded stays.\n' });
      } finally {
        await full.close();
      }
    },
    30_000,
  );

  it('tells the history and an undo in words', async () => {
    const history = await run(['history', archive]);
    expect(history.out).toMatch(/Imported a source: Letter\n.*Named the archive: Harbour\n$/u);
    const json = JSON.parse((await run(['history', archive, '--json', '--limit', '1'])).out);
    expect(json.items).toEqual([expect.objectContaining({ what: 'SourceImported', count: 1, about: 'Letter' })]);
  }, 30_000);

  it('refuses an import once, before it begins, where a cut log leaves the archive to be read only; verify says so', async () => {
    const cut = join(folder.path, 'cut');
    await cp(archive, cut, { recursive: true });
    const log = join(cut, 'log', '000001');
    await truncate(log, (await stat(log)).size - 50);
    const verified = await run(['verify', cut, '--json']);
    expect(verified.code).toBe(1);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: false, damaged: [expect.objectContaining({ what: 'chain' })] });
    const refused = await run(['import', cut, join(folder.path, 'letter.md'), '--json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ refused: { code: 'archive-read-only', data: { reason: 'damaged' } } });
    expect(refused.err).toContain('The archive can only be read now: part of its log is damaged');
  }, 30_000);

  it('erases only with the title, and tells before what would be lost and what is not reached', async () => {
    const own = join(folder.path, 'erasing');
    await cp(archive, own, { recursive: true });
    const [{ id }] = JSON.parse((await run(['sources', own, '--json'])).out).items;
    const preview = await run(['erase', own, id]);
    expect(preview).toMatchObject({ code: 1, out: expect.stringMatching(/^Nothing was erased.*“Letter”.*Not reached: backups/su) });
    expect(await run(['erase', own, id, '--confirm', 'letter'])).toMatchObject({ code: 2, err: expect.stringContaining('Nothing was erased.') });
    expect(await run(['erase', own, id, '--confirm', '-'], 'Letter\n')).toMatchObject({ code: 0, out: expect.stringMatching(/^Erased\./u) });
    expect((await run(['sources', own])).out).toBe('No sources yet.\n');
    expect((await run(['history', own])).out).toMatch(/^\S+ {2}passphrase 1 {2}Erased a source for good\n/u);
  }, 60_000);

  it('backs up, proves that the backup opens with the recovery key, and repairs', async () => {
    const own = join(folder.path, 'kept');
    await cp(archive, own, { recursive: true });
    const { recoveryKey } = JSON.parse((await run(['keys', 'recovery', own, '--json'])).out);
    await writeFile(join(folder.path, 'recovery'), recoveryKey);
    const backup = join(folder.path, 'backup');
    const made = await run(['backup', own, backup]);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^(\d+) of \1 files were new[^\n]*\n3 events, fingerprint [0-9a-f]{64}\n$/u) });
    const drill = await run(['drill', own, backup, '--with-recovery-key', join(folder.path, 'recovery')]);
    expect(drill).toMatchObject({ code: 0, out: expect.stringMatching(/^The backup opens with the recovery key: 3 events, .*\nIt is the archive as/u) });
    expect(await run(['drill', own, backup])).toMatchObject({ code: 2, err: expect.stringContaining('--with-recovery-key FILE') });
    const log = join(own, 'log', '000001');
    await truncate(log, (await stat(log)).size - 50);
    expect(await run(['repair', own])).toMatchObject({ code: 0, out: expect.stringMatching(/^Recorded as lost[^\n]*\n {2}chain /u) });
    expect((await run(['verify', own])).code).toBe(0);
    expect((await run(['history', own])).out).toMatch(/^\S+ {2}passphrase 1 {2}Repaired the archive\n/u);
  }, 90_000);
});
