import { z } from 'zod';
import { Refusal } from '../../shared/contract/errors.ts';
import { concat, fromHex, hex, same, u32, utf8 } from './bytes.ts';
import { DIRECTORY_BYTES } from './directory.ts';
import type { FilePort } from './files.ts';
import { hash } from './sealing.ts';
import { SLOT_BYTES, SLOTS } from './slots.ts';

export const HEADER_FILE = 'attest.json';
/** A header on its way to `attest.json`: whole on the disk before that one is touched. */
export const NEW_HEADER = 'attest-new.json';
export const VERSION = 1;
/** Each copy has its own place in the file, so that writing one can't hurt the other. */
const COPY = 8192;
/** Beyond these a header is damaged or hostile: nobody makes an archive that takes a minute to open. Bytes; passes. */
const MEMORY = { least: 8192, most: 2 ** 30 };
const PASSES = { least: 1, most: 64 };

const hexadecimal = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const derivation = z.object({
  name: z.literal('argon2id13'),
  memory: z.number().int().min(MEMORY.least).max(MEMORY.most),
  passes: z.number().int().min(PASSES.least).max(PASSES.most),
  salt: hexadecimal(16),
});
const versioned = z.object({ format: z.literal('attest'), version: z.number().int().min(1) });
const header = versioned.extend({
  version: z.literal(VERSION),
  generation: z.number().int().min(1),
  archive: hexadecimal(16),
  kdf: derivation,
  slots: z.array(hexadecimal(SLOT_BYTES)).length(SLOTS),
  directory: hexadecimal(DIRECTORY_BYTES),
  /** Over everything before it, under a key that only an open archive has. */
  seal: hexadecimal(32),
});
export type Header = z.infer<typeof header>;

/** What slots are bound to: a changed parameter opens none of them. */
export function parameters(head: Pick<Header, 'archive' | 'kdf'>): Uint8Array {
  const { name, memory, passes, salt } = head.kdf;
  return concat(utf8('attest header'), u32(VERSION), utf8(head.archive), utf8(name), u32(memory), u32(passes), utf8(salt));
}

export function sealOf(head: Omit<Header, 'seal'>, key: Uint8Array): string {
  return hex(hash(concat(parameters(head), u32(head.generation), ...head.slots.map(utf8), utf8(head.directory)), key));
}

/** The whole file: a JSON list of two equal copies, each filled with spaces to 8 KiB. */
export function writeHeader(head: Header): Uint8Array {
  const text = JSON.stringify(head).slice(0, -1);
  const copy = `${text},"checksum":"${hex(hash(utf8(text)))}"}`;
  if (copy.length > COPY - 3) throw new RangeError('header too long');
  return utf8(`[${copy.padEnd(COPY - 1)},${copy.padEnd(COPY - 3)}]\n`);
}

/**
 * The newest copy that is whole, and the numbers of those that aren't. Where a rewriting was interrupted (`unfinished`),
 * what it was to become counts. Refuses `archive-missing`, `archive-newer`, and `archive-damaged` where no copy is whole
 * or what is whole is outside the limits of this format.
 */
export async function readHeader(files: FilePort): Promise<{ head: Header; badCopies: readonly number[]; unfinished: boolean }> {
  const bytes = await files.read(HEADER_FILE);
  const damaged = new Refusal('archive-damaged', { where: HEADER_FILE });
  if (bytes === null) {
    if ((await files.list('log')).length > 0) throw damaged;
    throw new Refusal('archive-missing', {});
  }
  const present = readCopies(bytes, damaged);
  const coming = await files.read(NEW_HEADER);
  const next = coming && readCopies(coming, damaged);
  if (next?.newest && next.badCopies.length === 0 && supersedes(next.newest, present)) return { head: next.newest, badCopies: [], unfinished: true };
  if (present.newest === null) throw damaged;
  return { head: present.newest, badCopies: present.badCopies, unfinished: false };
}

interface Copies {
  readonly newest: Header | null;
  readonly badCopies: readonly number[];
}

function supersedes(next: Header, { newest, badCopies }: Copies): boolean {
  if (newest === null) return true;
  if (next.archive !== newest.archive) return false;
  return next.generation > newest.generation || (next.generation === newest.generation && badCopies.length > 0);
}

function readCopies(bytes: Uint8Array, damaged: Refusal): Copies {
  const badCopies: number[] = [];
  const wholes: (Header | null)[] = [];
  for (const number of [0, 1]) {
    const start = number * COPY + 1;
    const frame = number === 0 ? bytes[0] === 0x5b : bytes[COPY] === 0x2c && bytes.length === COPY * 2;
    const copy = checked(bytes.subarray(start, start + COPY - 1));
    if (copy === null || !frame) badCopies.push(number + 1);
    wholes.push(copy === null ? null : bounded(copy, damaged));
  }
  const [first = null, second = null] = wholes;
  if (first && second && first.generation !== second.generation) badCopies.push(first.generation < second.generation ? 1 : 2);
  return { newest: first && second && second.generation > first.generation ? second : (first ?? second), badCopies };
}

function bounded(copy: unknown, damaged: Refusal): Header {
  const base = versioned.safeParse(copy);
  if (!base.success) throw damaged;
  if (base.data.version > VERSION) throw new Refusal('archive-newer', { version: base.data.version });
  const whole = header.safeParse(copy);
  if (!whole.success) throw damaged;
  return whole.data;
}

/** The first header of an archive: before it is there, nothing is an archive. */
export async function placeHeader(files: FilePort, head: Header): Promise<void> {
  await writeNew(files, head, () => undefined);
  await files.rename(NEW_HEADER, HEADER_FILE);
  await files.syncFolder('');
}

/**
 * Puts a header in place of another by writing over it, so that a removed slot isn't left on the disk. `begun` is called
 * when from now on a failure leaves either of them.
 */
export async function replaceHeader(files: FilePort, head: Header, begun: () => void): Promise<void> {
  await writeNew(files, head, begun);
  await files.syncFolder('');
  await finishHeader(files, head);
}

/** The second half of `replaceHeader`. */
export async function finishHeader(files: FilePort, head: Header): Promise<void> {
  const file = await files.open(HEADER_FILE, 'write');
  if (file === null) throw new Refusal('archive-changed-underneath', {});
  try {
    const bytes = writeHeader(head);
    await file.writeAt(0, bytes);
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.remove(NEW_HEADER);
}

async function writeNew(files: FilePort, head: Header, begun: () => void): Promise<void> {
  await files.remove(NEW_HEADER);
  const file = await files.create(NEW_HEADER);
  try {
    await file.writeAt(0, writeHeader(head));
  } catch (error) {
    await file.close();
    await files.remove(NEW_HEADER);
    throw error;
  }
  begun();
  await file.sync();
  await file.close();
}

/** Contents of a copy whose checksum fits (it covers the text before it, in every version), else null. */
function checked(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('latin1');
  const found = /^(.*),"checksum":"([0-9a-f]{64})"\}( *)(?:\]\n)?$/s.exec(text);
  if (!found) return null;
  const [, covered = '', checksum = ''] = found;
  const expected = fromHex(checksum, 32);
  if (expected === null || !same(hash(Buffer.from(covered, 'latin1')), expected)) return null;
  try {
    return JSON.parse(`${covered}}`);
  } catch {
    return null;
  }
}
