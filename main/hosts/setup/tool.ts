import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Runs a program with this one's output and gives its exit code; 127 when it could not be started. `quiet` sends its
 * stdout to stderr, for a caller whose own stdout is a document.
 */
export function run(program: string, args: readonly string[], options: { quiet?: boolean; seconds?: number; env?: NodeJS.ProcessEnv } = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.quiet ? 2 : 'inherit', 'inherit'],
      timeout: options.seconds === undefined ? undefined : options.seconds * 1000,
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a JavaScript tool of node_modules, named by its file there, on the Node that runs this. */
export function runTool(file: string, args: readonly string[], options: Parameters<typeof run>[2] = {}): Promise<number> {
  return run(process.execPath, [`${root}node_modules/${file}`, ...args], options);
}
