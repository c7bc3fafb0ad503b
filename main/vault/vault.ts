import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import { Access } from './access.ts';
import { measuredCost } from './cost.ts';
import { DamageList } from './damage.ts';
import type { FilePort } from './files.ts';
import { finishHeader, HEADER_FILE, NEW_HEADER, placeHeader, readHeader } from './header.ts';
import { Lock } from './lock.ts';
import { Log } from './log.ts';
import { logParts, type OpenedParts, OpenedVault } from './opened.ts';
import { rewrapAll } from './rewrapping.ts';
import { ready } from './sealing.ts';
import { Snapshot } from './snapshot.ts';
import { Subjects } from './subjects.ts';
import type { Secret, Vault, VaultPorts } from './types.ts';
import { Unsynced } from './unsynced.ts';

const SEGMENT = 4 * 2 ** 20;
/** What an interrupted creation can leave: no archive yet. */
const BEGUN = new Set(['log/', 'subjects/', 'blobs/', NEW_HEADER]);

/**
 * Makes an archive in an empty folder and opens it. The recovery key opens it too and is not kept anywhere.
 * Refuses `archive-exists` where the folder holds anything, `passphrase-too-short` for an empty passphrase.
 */
export async function createVault(ports: VaultPorts, secret: { passphrase: string; label?: string }): Promise<{ vault: Vault; recoveryKey: string }> {
  await ready();
  const { files, random, cost = measuredCost() } = ports;
  if (secret.passphrase === '') throw new Refusal('passphrase-too-short', { least: 1 });
  if ((await files.list('')).some((name) => !BEGUN.has(name)) || (await files.list('log')).length > 0) throw new Refusal('archive-exists', {});

  const { access, recoveryKey } = Access.create(files, random, cost, { passphrase: secret.passphrase, label: secret.label ?? 'passphrase 1' });
  try {
    await makeFolders(files);
    await placeHeader(files, access.header);
  } catch (error) {
    access.keyring.wipe();
    throw error;
  }
  const opened = { files, random, archive: access.archive, access, damage: new DamageList(), segmentSize: ports.segmentSize ?? SEGMENT };
  return { vault: await openParts(opened, ports, { readOnly: false, unfinishedHeader: false }), recoveryKey };
}

/**
 * Opens an archive. Refuses `archive-missing`, `archive-damaged` (header), `archive-newer`, `wrong-passphrase` after the
 * full cost of the derivation, `archive-in-use`, and `wrong-input` for a recovery key with a slip in it.
 */
export async function openVault(ports: VaultPorts, secret: Secret, options: { readOnly?: boolean } = {}): Promise<Vault> {
  await ready();
  const { files, random } = ports;
  const { head, badCopies, unfinished } = await readHeader(files);
  const access = Access.open(files, random, head, secret);
  const damage = new DamageList();
  for (const copy of badCopies) damage.add('header', `${HEADER_FILE} copy ${copy}`);
  if (!access.fits) damage.add('header', HEADER_FILE);
  const parts = { files, random, archive: access.archive, access, damage, segmentSize: ports.segmentSize ?? SEGMENT };
  return openParts(parts, ports, { readOnly: options.readOnly ?? false, unfinishedHeader: unfinished });
}

/** Whether the folder holds an archive, whole or not. */
export async function looksLikeArchive(files: FilePort): Promise<boolean> {
  const names = await files.list('');
  return names.includes(HEADER_FILE) || (names.includes('log/') && (await files.list('log')).length > 0);
}

async function makeFolders(files: FilePort): Promise<void> {
  for (const folder of ['', 'log', 'subjects', 'blobs']) await files.makeFolder(folder);
  await files.syncFolder(''); // a header without its folders would look like an archive and take no record
}

/** The rest of opening, when the keys are there; wipes them where it fails. */
async function openParts(parts: OpenedParts, ports: VaultPorts, how: { readOnly: boolean; unfinishedHeader: boolean }): Promise<Vault> {
  const { files, random, archive, access, damage } = parts;
  const { keyring } = access;
  const snapshot = new Snapshot({ files, archive, keyring, random, damage });
  const unsynced = new Unsynced(files);
  const subjects = new Subjects({ files, archive, keyring, random, damage, unsynced });
  let readOnly: string | null = how.readOnly ? 'opened-for-reading' : null;
  let lock: Lock | null = null;
  // A copy may have the header of an older epoch: a lock that is left there must be readable under each.
  const takeLock = (folder: FilePort) =>
    Lock.take({
      files: folder,
      archive,
      keys: folder === files ? keyring.locks : keyring.locks.toReversed(),
      random,
      owner: ports.owner,
      wait: ports.wait ?? pause,
    });
  try {
    if (readOnly === null) {
      try {
        lock = await takeLock(files);
        await snapshot.removeLeftover();
        if (access.fits) await finishRewriting(files, access, subjects, how.unfinishedHeader);
      } catch (error) {
        readOnly = whyNotWritable(error);
      }
    }
    // Before the log: a snapshot that another program writes in the meantime stands for a later head than ours.
    const known = await snapshot.front();
    let log: Log;
    try {
      log = await Log.open(logParts(parts, unsynced), readOnly === null && access.fits);
    } catch (error) {
      readOnly = whyNotWritable(error);
      log = await Log.open(logParts(parts, unsynced), false);
    }
    if (known && known.at.sequence > log.sequence) damage.add('chain', `log ends at record ${log.sequence}, the snapshot knows ${known.at.sequence}`);
    if (readOnly === null && (damage.barsWriting || !access.fits)) readOnly = 'damaged';
    if (readOnly !== null && lock) {
      await lock.release();
      lock = null;
    }
    return new OpenedVault(parts, { log, subjects, snapshot, unsynced, takeLock }, lock, readOnly);
  } catch (error) {
    await lock?.release();
    keyring.wipe();
    throw error;
  }
}

/** What was interrupted while files that are there were written over. */
async function finishRewriting(files: FilePort, access: Access, subjects: Subjects, unfinishedHeader: boolean): Promise<void> {
  // Somebody may have changed it between our reading and our lock.
  if ((await readHeader(files)).head.generation !== access.header.generation) throw new Refusal('archive-changed-underneath', {});
  if (unfinishedHeader) await finishHeader(files, access.header);
  else await files.remove(NEW_HEADER);
  if (access.keyring.rewrapping) await rewrapAll(subjects, access);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** An archive that can't be written can still be read. */
function whyNotWritable(error: unknown): string {
  if (isRefusal(error, 'no-permission')) return 'read-only-medium';
  if (isRefusal(error, 'disk-full') || isRefusal(error, 'write-failed')) return 'write-failed';
  throw error;
}
