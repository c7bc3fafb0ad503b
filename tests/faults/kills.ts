import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFiles } from '../../main/vault/disk.ts';
import { thisOwner } from '../../main/vault/owner.ts';
import type { BlobId, SubjectId, VaultPorts } from '../../main/vault/types.ts';
import { createVault, openVault } from '../../main/vault/vault.ts';
import { PASSPHRASE, plain } from '../support/vault-rig.ts';

const writer = new URL('processes/writing.ts', import.meta.url).pathname;

/** A real process writes, SIGKILL comes at a random instant, the archive is opened: again and again, the same archive. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const kills = short ? 10 : 200;
  const folder = await mkdtemp(join(tmpdir(), 'attest-kills-'));
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const ports: VaultPorts = { files: diskFiles(folder), random, cost: { memory: 8192, passes: 1 }, owner: thisOwner(), segmentSize: 20_000 };
  const lost: string[] = [];
  let acknowledged = 0;
  try {
    await (await createVault(ports, { passphrase: PASSPHRASE })).vault.close();
    for (let kill = 0; kill < kills; kill++) {
      const before = acknowledged;
      acknowledged = Math.max(acknowledged, await writeUntilKilled(folder, Math.random() * 120));
      const why = await loss(ports, acknowledged, before, kill % 10 === 9).catch((error: unknown) => `${error}`);
      if (why) lost.push(`kill ${kill + 1}: ${why}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    name: 'kills at random instants while writing (real process, SIGKILL)',
    reach: `${kills} kills, nothing acknowledged lost`,
    found: `${kills} kills, ${acknowledged} events acknowledged, ${lost.length} times something lost${lost[0] ? ` (${lost[0]})` : ''}`,
    ok: lost.length === 0 && acknowledged > kills,
  };
}

/** Highest sequence that the writer acknowledged before it was killed, `after` milliseconds from its opening on. */
function writeUntilKilled(folder: string, after: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (bytes: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), after);
      said += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${complaint}`));
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number);
      resolve(Math.max(0, ...whole.filter((number) => !Number.isNaN(number))));
    });
  });
}

async function loss(ports: VaultPorts, acknowledged: number, checkedBefore: number, verify: boolean): Promise<string | null> {
  const vault = await openVault(ports, { passphrase: PASSPHRASE });
  try {
    if (vault.readOnly !== null) return `read-only: ${vault.readOnly}`;
    const named = new Map<BlobId, SubjectId>();
    let last = 0;
    let missing = 0;
    for await (const { sequence, envelope, parts } of vault.events(0)) {
      if (sequence !== ++last) return `record ${last} is gone`;
      const { index, size, blob, length } = JSON.parse(plain(envelope) ?? '');
      if (missing !== index) return `the group at record ${sequence} is half there`;
      missing = index + 1 === size ? 0 : index + 1;
      const subject = parts[0]?.subject;
      if (subject === undefined) return `record ${sequence} lost its part`;
      named.set(blob, subject);
      if (sequence > checkedBefore && (await vault.readBlob(subject, blob, 0, 200_000)).length !== length) return `record ${sequence} lost its blob`;
    }
    if (last < acknowledged) return `${acknowledged} acknowledged, ${last} there`;
    if (missing !== 0) return 'the last group is half there';
    await vault.sweepBlobs(new Set(named.keys()));
    if (!verify) return null;
    const { damaged } = await vault.verify(named, () => undefined);
    return damaged[0] ? `${damaged[0].what} ${damaged[0].where}` : null;
  } finally {
    await vault.close();
  }
}
