import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { apart, notMeasured } from '../support/apart.ts';
import { temporaryFolder } from '../support/engine.ts';

const program = fileURLToPath(new URL('processes/filling.ts', import.meta.url));

interface Told {
  readonly tried: number;
  readonly refused: number;
  readonly neverRefused: string[];
  readonly wrong: string[];
}

/** A real, small file system of its own is filled up; every kind of change is tried at each amount of free space. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const name = 'full disk (a real small file system) during each kind of change';
  const reach = 'refused clearly, nothing acknowledged lost, goes on after space is freed';
  const own = await apart('-m');
  if (own === null) return { name, reach, ...notMeasured('a file system of its own needs Linux, and root or user namespaces') };
  const folder = await temporaryFolder();
  try {
    // The file system belongs to the process' own mounts: it is gone with it, whatever ends it.
    const mounted = 'mount -t tmpfs -o size=12m none "$1" && exec "$2" "$3" "$1" "$4"';
    const said = await output([...own, 'sh', '-c', mounted, 'sh', folder.path, process.execPath, program, short ? 'short' : 'full']);
    const { tried, refused, neverRefused, wrong } = JSON.parse(said) as Told;
    const first = wrong[0] === undefined ? '' : ` (${wrong[0]})`;
    const never = neverRefused.length === 0 ? '' : `; never refused: ${neverRefused.join(', ')}`;
    return {
      name,
      reach,
      found: `${tried} tried, ${refused} refused, ${wrong.length} not as promised${first}${never}`,
      ok: wrong.length === 0 && neverRefused.length === 0,
    };
  } finally {
    await folder.remove();
  }
}

function output([command = '', ...args]: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`${args.at(-3)} ended with ${code}`))));
  });
}
