import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import type { VaultPorts } from './types.ts';

/** This computer and process. The computer is a hash: a lock tells whether it is ours, nothing else. */
export function thisOwner(): VaultPorts['owner'] {
  return { computer: computer(), process: process.pid, started: startOf(process.pid), alive };
}

function computer(): string {
  return createHash('sha256')
    .update(`attest lock ${hostname()} ${machineId() ?? homedir()}`)
    .digest('hex')
    .slice(0, 32);
}

/** Linux: an id made when the system was installed (machine-id(5)). */
function machineId(): string | null {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim() || null;
  } catch {
    return null; // other systems have none
  }
}

/** Signal 0 only asks. A process of somebody else exists too (EPERM). One that began at another time has only got the number. */
function alive(id: number, started: string | null): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = startOf(id);
  return started === null || now === null || started === now;
}

/** Linux: which start of the system, and when since then the process began (proc_pid_stat(5), field 22). */
function startOf(id: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // Field 2 is the program's name in parentheses and may hold anything; field 3 follows the last of them.
    const since = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return since === undefined ? null : `${boot} ${since}`;
  } catch {
    return null; // other systems don't tell
  }
}
