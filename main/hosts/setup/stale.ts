import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './tool.ts';

interface Part {
  readonly name: string;
  /** Each is a Vite configuration, built in order into `out`. */
  readonly configs: readonly string[];
  readonly out: string;
  /** Files and folders whose bytes decide whether it is built again. */
  readonly from: readonly string[];
}

const always = ['shared', 'package.json', 'package-lock.json', 'tsconfig.json'];
const parts: readonly Part[] = [
  { name: 'window', configs: ['renderer/vite.config.ts'], out: 'dist/renderer', from: ['renderer', 'resources', ...always] },
  {
    name: 'program',
    configs: ['main/hosts/electron/vite.main.config.ts', 'main/hosts/electron/vite.preload.config.ts'],
    out: 'dist/main',
    from: ['main', 'resources', ...always],
  },
];

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

/** One hash over names and bytes of everything below `paths`. Times of files say nothing after a checkout. */
export function contentHash(folder: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(folder, path))) {
      const bytes = readFileSync(file);
      hash.update(`${file.slice(folder.length)}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/** Builds the parts whose sources changed since they were built; all of them when `anew`. Gives the exit code. */
export async function buildStale(which: readonly ('window' | 'program')[], anew = false): Promise<number> {
  for (const part of parts.filter((p) => which.some((name) => name === p.name))) {
    const mark = join(root, `${part.out}.built`);
    const hash = contentHash(root, part.from);
    if (!anew && existsSync(join(root, part.out)) && existsSync(mark) && readFileSync(mark, 'utf8') === hash) continue;
    console.error(`Building the ${part.name}.`);
    for (const config of part.configs) {
      const code = await runTool('vite/bin/vite.js', ['build', '--config', config, '--logLevel', 'warn'], { quiet: true });
      if (code !== 0) return code;
    }
    writeFileSync(mark, hash);
  }
  return 0;
}
