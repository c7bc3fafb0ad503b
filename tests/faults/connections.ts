import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { notMeasured } from '../support/apart.ts';
import { readTrace, strace } from '../support/traced.ts';
import { tracedJob } from '../support/traced-job.ts';

/** System calls that reach for a network during the main job, counted in all its processes, where there is no route. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const name = 'connections attempted (terminal program, main job, each format imported)';
  const reach = '0 calls with an address of a network';
  if (process.platform !== 'linux') return { name, reach, ...notMeasured('system calls are traced on Linux') };
  const { folder, trace, withoutRoute } = await tracedJob(short ? 'short' : 'full');
  if (trace === null) return { name, reach, ...notMeasured('not traced, strace is missing') };
  const probe = await probed(join(folder, 'probe'));
  const first = trace.network[0] === undefined ? '' : ` (${trace.network[0]})`;
  const where = withoutRoute ? 'in a network of its own without a route' : 'with the network of this computer';
  return {
    name,
    reach,
    found: `${trace.network.length} calls${first}, ${where}; the counter saw ${probe} of a probe that connects`,
    ok: trace.network.length === 0 && probe > 0 && trace.blind.length === 0,
  };
}

/** How many calls the counter sees of a process that does connect: it must see some. */
async function probed(file: string): Promise<number> {
  const connects = "require('node:net').connect(9, '127.0.0.1').on('error', () => {})";
  const [command = '', ...args] = [...strace(file), process.execPath, '-e', connects];
  await new Promise<void>((resolve, reject) => execFile(command, args, (error) => (error ? reject(error) : resolve())));
  return (await readTrace(file)).network.length;
}
