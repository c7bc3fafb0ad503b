import { z } from 'zod';
import { Refusal } from '../../shared/contract/errors.ts';
import { concat, fromHex, hex, same, u32, utf8 } from './bytes.ts';
import type { FilePort } from './files.ts';
import { hash } from './sealing.ts';
import { SLOT_BYTES, SLOTS } from './slots.ts';

export const HEADER_FILE = 'attest.json';
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
  return hex(hash(concat(parameters(head), u32(head.generation), ...head.slots.map(utf8)), key));
}

/** The whole file: a JSON list of two equal copies, each filled with spaces to 8 KiB. */
export function writeHeader(head: Header): Uint8Array {
  const text = JSON.stringify(head).slice(0, -1);
  const copy = `${text},"checksum":"${hex(hash(utf8(text)))}"}`;
  if (copy.length > COPY - 3) throw new RangeError('header too long');
  return utf8(`[${copy.padEnd(COPY - 1)},${copy.padEnd(COPY - 3)}]\n`);
}

/**
 * The newest copy that is whole, and the numbers of those that aren't. Refuses `archive-missing`, `archive-newer`, and
 * `archive-damaged` where no copy is whole or what is whole is outside the limits of this format.
 */
export async function readHeader(files: FilePort): Promise<{ head: Header; badCopies: readonly number[] }> {
  const bytes = await files.read(HEADER_FILE);
  const damaged = new Refusal('archive-damaged', { where: HEADER_FILE });
  if (bytes === null) {
    if ((await files.list('log')).length > 0) throw damaged;
    throw new Refusal('archive-missing', {});
  }
  const badCopies: number[] = [];
  let newest: Header | null = null;
  for (const number of [0, 1]) {
    const start = number * COPY + 1;
    const frame = number === 0 ? bytes[0] === 0x5b : bytes[COPY] === 0x2c && bytes.length === COPY * 2;
    const copy = checked(bytes.subarray(start, start + COPY - 1));
    if (copy === null) {
      badCopies.push(number + 1);
      continue;
    }
    if (!frame) badCopies.push(number + 1);
    const base = versioned.safeParse(copy);
    if (!base.success) throw damaged;
    if (base.data.version > VERSION) throw new Refusal('archive-newer', { version: base.data.version });
    const whole = header.safeParse(copy);
    if (!whole.success) throw damaged;
    if (newest === null || whole.data.generation > newest.generation) newest = whole.data;
  }
  if (newest === null) throw damaged;
  return { head: newest, badCopies };
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
