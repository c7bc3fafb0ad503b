import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engine, passphrase, temporaryFolder } from '../support/engine.ts';

const program = fileURLToPath(new URL('./processes/importing.ts', import.meta.url));

/** Kills a real import of 200 files, at random instants after its first acknowledgement; whatever was acknowledged must be there afterwards, and verify. */
export async function run(options: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const kills = options.short ? 3 : 20;
  let lost = 0;
  let unsound = 0;
  let after = 0;
  for (let i = 0; i < kills; i++) {
    const folder = await temporaryFolder();
    try {
      const acknowledged = await importAndKill(folder.path, Math.random() * 1500);
      const attest = engine();
      await attest.api.archives.open({ folder: attest.grant(join(folder.path, 'archive'), 'archive'), passphrase });
      const { sources } = await attest.api.archives.state({});
      if (sources < acknowledged) lost += acknowledged - sources;
      after += sources;
      const { ok } = await attest.result<{ ok: boolean }>(await attest.api.archives.verify({}));
      if (!ok) unsound++;
      const { total } = await attest.api.search.query({ query: 'harbour' });
      if (total < sources) unsound++;
      await attest.close();
    } finally {
      await folder.remove();
    }
  }
  return {
    name: 'kills during an import of 200 files',
    reach: `${kills} kills, nothing acknowledged lost, verify passes`,
    found: `${lost} lost, ${unsound} unsound; ${after} sources recorded in all`,
    ok: lost === 0 && unsound === 0 && after >= kills,
  };
}

async function importAndKill(folder: string, afterMs: number): Promise<number> {
  const documents = join(folder, 'documents');
  await mkdir(documents);
  for (let i = 0; i < 200; i++)
    await writeFile(join(documents, `${i}.txt`), `Statement ${i} on the harbour\n\nThe harbour of Velmara was closed for ${i} days.\n`);
  const attest = engine();
  await attest.api.archives.create({ folder: attest.grant(join(folder, 'archive'), 'archive'), name: 'Kills', passphrase });
  await attest.close();
  const child = spawn(process.execPath, [program, join(folder, 'archive'), documents], { stdio: ['ignore', 'pipe', 'inherit'] });
  let timer: NodeJS.Timeout | undefined;
  child.stdout.once('data', () => {
    timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const said = await output(child);
  clearTimeout(timer);
  return Math.max(0, ...said.split('\n').map(Number));
}

function output(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
