import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import type { VaultPorts } from './types.ts';

/** This computer and process. The computer is a hash: a lock tells whether it is ours, nothing else. */
export function thisOwner(): VaultPorts['owner'] {
  return { computer: computer(), process: process.pid, alive };
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

/** Signal 0 only asks. A process of somebody else exists too (EPERM). */
function alive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
