import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program in the place of this one: same input and output, signals handed on, its exit code becomes ours.
 * `leashed`: the program is told when this process is gone (see cli/leash.mjs), so that a kill ends both.
 */
export function follow(program, args, { cwd, env, leashed = false }) {
  const child = spawn(program, args, { cwd, env, stdio: leashed ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
  // A terminal sends SIGINT to the whole group: there it is enough not to go first and hide the exit code.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${program} could not be started (${error.code}).`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
