import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { notMeasured } from '../support/apart.ts';
import { findPlanted } from '../support/planted.ts';
import { type TracedJob, tracedJob } from '../support/traced-job.ts';

/** Folders of the job in which everything that is there afterwards is looked at, traced or not. */
const kept = ['archive', 'home', 'tmp', 'config', 'cache', 'data', 'state', 'runtime'];

/** Words planted in documents, names and secrets, looked for in all that the main job wrote anywhere but into its exports. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const name = 'plaintext on disk (terminal program, main job): planted words, names, file names, secrets';
  const reach = '0 found in all files written and names given, exports apart';
  if (process.platform === 'win32') return { name, reach, ...notMeasured('the job runs on Linux and macOS') };
  const job = await tracedJob(short ? 'short' : 'full');
  const { trace, words } = job;
  const exports = join(job.folder, 'exports') + sep;
  const found: string[] = [];
  const onDisk = (await Promise.all(kept.map((folder) => filesIn(join(job.folder, folder))))).flat();
  for (const path of onDisk) found.push(...findPlanted(await readFile(path), words).map((word) => `${word} in ${path}`));
  const names = [...onDisk, ...(trace?.names ?? [])].filter((path) => !path.startsWith(exports));
  found.push(...findPlanted(Buffer.from(names.join('\n')), words).map((word) => `${word} in a name`));
  const inExports: string[] = [];
  let bytes = 0;
  for (const [path, pieces] of trace?.written ?? []) {
    const all = Buffer.concat(pieces);
    bytes += all.length;
    const here = findPlanted(all, words);
    if (path.startsWith(exports)) inExports.push(...here);
    else found.push(...here.map((word) => `${word} in ${path}`));
  }
  const first = found[0] === undefined ? '' : ` (${found[0]})`;
  const seen = `${found.length} found${first} of ${words.length} in ${onDisk.length} files left`;
  if (trace === null) return { name, reach, found: `${seen}; not traced: strace is missing, so files removed meanwhile were not seen`, ok: found.length === 0 };
  return {
    name,
    reach,
    found: `${seen}, ${trace.written.size} traced (${Math.round(bytes / 1024)} KiB), ${names.length} names; ${inExports.length} in the exports, where they belong; ${blindness(job)}`,
    // Words that belong in an export must be seen there, inflated: else the search or the trace is blind.
    ok: found.length === 0 && inExports.length > 0 && trace.blind.length === 0,
  };
}

const blindness = ({ trace }: TracedJob): string => (trace?.blind[0] === undefined ? 'nothing past the trace' : `past the trace: ${trace.blind[0]}`);

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
