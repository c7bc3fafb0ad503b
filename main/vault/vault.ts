import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import { hex, utf8 } from './bytes.ts';
import { DamageList } from './damage.ts';
import type { FilePort } from './files.ts';
import { HEADER_FILE, type Header, parameters, readHeader, sealOf, VERSION, writeHeader } from './header.ts';
import { archiveKeys, wipeKeys } from './keys.ts';
import { Lock } from './lock.ts';
import { Log } from './log.ts';
import { logParts, type OpenedParts, OpenedVault } from './opened.ts';
import { readRecoveryKey, recoveryStretched, SECRET, writeRecoveryKey } from './recovery-key.ts';
import { KEY, ready, stretch, wipe } from './sealing.ts';
import { openSlot, SLOT_BYTES, SLOTS, sealSlot } from './slots.ts';
import { Snapshot } from './snapshot.ts';
import type { Vault, VaultPorts } from './types.ts';
import { Unsynced } from './unsynced.ts';

const SEGMENT = 4 * 2 ** 20;
const NEW_HEADER = 'attest-new.json';
/** What an interrupted creation can leave: no archive yet. */
const BEGUN = new Set(['log/', 'subjects/', 'blobs/', NEW_HEADER]);

export type Secret = { readonly passphrase: string } | { readonly recoveryKey: string };

/**
 * Makes an archive in an empty folder and opens it. The recovery key opens it too and is not kept anywhere.
 * Refuses `archive-exists` where the folder holds anything, `passphrase-too-short` for an empty passphrase.
 */
export async function createVault(ports: VaultPorts, secret: { passphrase: string; label?: string }): Promise<{ vault: Vault; recoveryKey: string }> {
  await ready();
  const { files, random, cost } = ports;
  if (secret.passphrase === '') throw new Refusal('passphrase-too-short', { least: 1 });
  if ((await files.list('')).some((name) => !BEGUN.has(name)) || (await files.list('log')).length > 0) throw new Refusal('archive-exists', {});

  const archive = random(16);
  const salt = random(16);
  const kdf: Header['kdf'] = { name: 'argon2id13', memory: cost.memory, passes: cost.passes, salt: hex(salt) };
  const bound = parameters({ archive: hex(archive), kdf });
  const master = random(KEY);
  const recovery = random(SECRET);
  const stretched = stretch(passphraseBytes(secret.passphrase), salt, cost.memory, cost.passes);
  const recoveryKey = writeRecoveryKey(recovery);
  const recoveryBytes = recoveryStretched(recovery, archive);
  const slots = [
    sealSlot(0, master, secret.label ?? 'passphrase 1', stretched, bound, random),
    sealSlot(1, master, 'recovery key', recoveryBytes, bound, random),
    ...Array.from({ length: SLOTS - 2 }, () => random(SLOT_BYTES)),
  ].map(hex);
  const keys = archiveKeys(master);
  const head: Omit<Header, 'seal'> = { format: 'attest', version: VERSION, generation: 1, archive: hex(archive), kdf, slots };
  wipe(master, recovery, stretched, recoveryBytes);
  try {
    await writeNewArchive(files, writeHeader({ ...head, seal: sealOf(head, keys.header) }));
  } catch (error) {
    wipeKeys(keys);
    throw error;
  }
  const opened = { files, random, archive, slot: secret.label ?? 'passphrase 1', keys, damage: new DamageList(), segmentSize: ports.segmentSize ?? SEGMENT };
  return { vault: await openParts(opened, ports, { readOnly: false, headerFits: true }), recoveryKey };
}

/**
 * Opens an archive. Refuses `archive-missing`, `archive-damaged` (header), `archive-newer`, `wrong-passphrase` after the
 * full cost of the derivation, `archive-in-use`, and `wrong-input` for a recovery key with a slip in it.
 */
export async function openVault(ports: VaultPorts, secret: Secret, options: { readOnly?: boolean } = {}): Promise<Vault> {
  await ready();
  const { files, random } = ports;
  const { head, badCopies } = await readHeader(files);
  const archive = new Uint8Array(Buffer.from(head.archive, 'hex'));
  const stretched = stretchedSecret(secret, head, archive);
  const slots = head.slots.map((slot) => new Uint8Array(Buffer.from(slot, 'hex')));
  const slot = openSlot(slots, stretched, parameters(head));
  wipe(stretched);
  if (slot === null) throw new Refusal('wrong-passphrase', {});
  const keys = archiveKeys(slot.master);
  wipe(slot.master);
  const damage = new DamageList();
  for (const copy of badCopies) damage.add('header', `${HEADER_FILE} copy ${copy}`);
  const headerFits = sealOf(head, keys.header) === head.seal;
  if (!headerFits) damage.add('header', HEADER_FILE);
  const parts = { files, random, archive, slot: slot.label, keys, damage, segmentSize: ports.segmentSize ?? SEGMENT };
  return openParts(parts, ports, { readOnly: options.readOnly ?? false, headerFits });
}

/** Whether the folder holds an archive, whole or not. */
export async function looksLikeArchive(files: FilePort): Promise<boolean> {
  const names = await files.list('');
  return names.includes(HEADER_FILE) || (names.includes('log/') && (await files.list('log')).length > 0);
}

async function writeNewArchive(files: FilePort, header: Uint8Array): Promise<void> {
  for (const folder of ['', 'log', 'subjects', 'blobs']) await files.makeFolder(folder);
  await files.syncFolder(''); // a header without its folders would look like an archive and take no record
  await files.remove(NEW_HEADER);
  const file = await files.create(NEW_HEADER);
  await file.writeAt(0, header);
  await file.sync();
  await file.close();
  await files.rename(NEW_HEADER, HEADER_FILE);
  await files.syncFolder('');
}

/** The rest of opening, when the keys are there; wipes them where it fails. */
async function openParts(parts: OpenedParts, ports: VaultPorts, how: { readOnly: boolean; headerFits: boolean }): Promise<Vault> {
  const { files, random, archive, keys, damage } = parts;
  const snapshot = new Snapshot({ files, archive, key: keys.snapshot, random, damage });
  const unsynced = new Unsynced(files);
  let readOnly: string | null = how.readOnly ? 'opened-for-reading' : null;
  let lock: Lock | null = null;
  try {
    if (readOnly === null) {
      try {
        lock = await Lock.take({ files, archive, keys: [keys.lock], random, owner: ports.owner, wait: ports.wait ?? pause });
        await snapshot.removeLeftover();
      } catch (error) {
        readOnly = whyNotWritable(error);
      }
    }
    // Before the log: a snapshot that another program writes in the meantime stands for a later head than ours.
    const known = await snapshot.front();
    let log: Log;
    try {
      log = await Log.open(logParts(parts, unsynced), readOnly === null && how.headerFits);
    } catch (error) {
      readOnly = whyNotWritable(error);
      log = await Log.open(logParts(parts, unsynced), false);
    }
    if (known && known.at.sequence > log.sequence) damage.add('chain', `log ends at record ${log.sequence}, the snapshot knows ${known.at.sequence}`);
    const logDamaged = damage.list.some(({ what }) => what === 'record' || what === 'chain');
    if (readOnly === null && (logDamaged || !how.headerFits)) readOnly = 'damaged';
    if (readOnly !== null && lock) {
      await lock.release();
      lock = null;
    }
    return new OpenedVault(parts, log, snapshot, unsynced, lock, readOnly);
  } catch (error) {
    await lock?.release();
    wipeKeys(keys);
    throw error;
  }
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

function stretchedSecret(secret: Secret, head: Header, archive: Uint8Array): Uint8Array {
  if ('passphrase' in secret) {
    return stretch(passphraseBytes(secret.passphrase), new Uint8Array(Buffer.from(head.kdf.salt, 'hex')), head.kdf.memory, head.kdf.passes);
  }
  const recovery = readRecoveryKey(secret.recoveryKey);
  const stretched = recoveryStretched(recovery, archive);
  wipe(recovery);
  return stretched;
}

/** Composed the same way whatever keyboard it was typed on (Unicode NFKC). */
function passphraseBytes(passphrase: string): Uint8Array {
  return utf8(passphrase.normalize('NFKC'));
}
