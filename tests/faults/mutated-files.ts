import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openReaders } from '../../main/ingest/readers.ts';
import { mutated, seeded } from '../support/mutations.ts';

const documents = fileURLToPath(new URL('../../resources/sample-case/documents/', import.meta.url));
/** Limits that no whole document of the sample comes near. */
const seconds = 30;
const memoryMb = 768;
/** How many readings are asked for at once: more than the pool has processes. */
const atOnce = 6;

/** Damaged and hostile documents of all formats through the real readers: each is read or refused with a reason, in time. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const count = short ? 100 : 2000;
  const names = (await readdir(documents)).filter((name) => /\.(?:txt|md|html|pdf|docx)$/u.test(name)).sort();
  const whole = await Promise.all(names.map((name) => readFile(`${documents}${name}`)));
  const pick = (index: number) => ({ name: names[index % names.length] ?? '', bytes: whole[index % whole.length] ?? Buffer.alloc(0) });
  const outcomes = new Map<string, number>();
  const bad: string[] = [];
  const readers = openReaders({ seconds, memoryMb });
  let next = 0;
  const read = async (name: string, bytes: Uint8Array): Promise<string> => {
    const limit = new AbortController();
    const late = setTimeout(() => limit.abort(), (seconds + 15) * 1000);
    try {
      const outcome = await readers.read(name, bytes, limit.signal);
      return 'unreadable' in outcome ? outcome.unreadable : 'read';
    } catch (error) {
      return limit.signal.aborted ? 'hang' : `pool failed: ${String(error)}`;
    } finally {
      clearTimeout(late);
    }
  };
  const work = async (): Promise<void> => {
    for (let seed = next++; seed < count; seed = next++) {
      const random = seeded(seed);
      const { name, bytes } = pick(seed);
      const outcome = await read(name, mutated(bytes, pick(Math.floor(random() * 100)).bytes, random));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (/^(?:hang|pool failed)/u.test(outcome)) bad.push(`${outcome}: ${name}, seed ${seed}`);
      // Contained, and refused with a reason; still something that the reader could not handle.
      if (/^(?:reader-stopped|too-slow|too-large)/u.test(outcome)) console.error(`${outcome}: ${name}, seed ${seed}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
    for (const { name, bytes } of names.map((_, index) => pick(index))) {
      const outcome = await read(name, bytes);
      if (outcome !== 'read') bad.push(`${outcome}: ${name}, whole`);
    }
  } finally {
    await readers.close();
  }
  for (const what of bad) console.error(what);
  const counted = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, times]) => `${times} ${outcome}`);
  return {
    name: 'damaged and hostile documents of all formats, a time and memory limit on each',
    reach: `${count} mutated files: each read or refused with a reason; no hang, the pool goes on`,
    found: `${counted.join(', ')}${bad[0] === undefined ? '' : ` (${bad[0]})`}`,
    ok: bad.length === 0,
  };
}
