import { execFile } from 'node:child_process';

/** Whether this command can be run here and ends well. */
export function works(command: string, ...args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => execFile(command, [...args], (error) => resolve(error === null)));
}

/**
 * The words to put before a command, so that it runs with mounts (`-m`) or a network (`-n`) of its own: as root, else as
 * root of a user namespace; null where this system gives neither.
 */
export async function apart(what: '-m' | '-n'): Promise<string[] | null> {
  for (const words of [
    ['unshare', what],
    ['unshare', '-r', what],
  ])
    if (await works(words[0] ?? '', ...words.slice(1), 'true')) return words;
  return null;
}

/**
 * What a row says that could not be measured on this system: that, and why. It doesn't count as broken, because nobody can
 * mend it in the program; with `FAULTS_REQUIRE_ALL=1` it does.
 */
export function notMeasured(why: string): { found: string; ok: boolean } {
  return { found: `not measured: ${why}`, ok: process.env.FAULTS_REQUIRE_ALL !== '1' };
}
