// What every command does before it can run anything else. Plain JavaScript for the Node that the computer came with
// (18 or newer): nothing is installed yet when this is read.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
const installed = join(root, 'node_modules');

/**
 * Why the installed packages are not those of the lock, as a sentence; null where they are.
 * `lock` and `present` are the parsed package-lock.json and node_modules/.package-lock.json (null: not there). npm writes
 * the second one last, so an install that was broken off counts as none. Optional packages are those of other platforms.
 */
export function whyInstall(lock, present) {
  if (!present) return 'The packages that Attest is built from are not installed yet.';
  for (const [at, wanted] of Object.entries(lock.packages)) {
    if (at === '' || wanted.optional || wanted.link) continue;
    const found = present.packages[at];
    if (!found || found.version !== wanted.version || found.integrity !== wanted.integrity) return 'The installed packages are not those of package-lock.json.';
  }
  return null;
}

/**
 * The Node to run on: the bundled one where there is one for this platform, else the system's from 22.14 on, else null.
 * Node 22 and 23 strip types only when asked (nodejs.org/api/typescript.html), and warn about it.
 */
export function chooseNode(bundled, system) {
  if (bundled) return { path: bundled, options: '' };
  const [major = 0, minor = 0] = system.version.replace(/^v/, '').split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 14)) return null;
  return { path: system.path, options: major < 24 ? '--experimental-strip-types --disable-warning=ExperimentalWarning' : '' };
}

function parsed(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function bundledNode() {
  const windows = process.platform === 'win32';
  const file = join(installed, `node-${windows ? 'win' : process.platform}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}

function stop(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

/** Installs what is missing. npm's words go to stderr: stdout belongs to the command that was asked for. */
function install() {
  const why = whyInstall(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')), parsed(join(installed, '.package-lock.json')));
  if (!why) return;
  console.error(`${why} Installing them with npm ci; this takes a minute or two.`);
  const windows = process.platform === 'win32';
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit'], { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  if (result.error) stop(`npm could not be started (${result.error.code}). Install Node.js with npm, then run this again.`);
  if (result.status !== 0) stop('npm ci did not finish. Nothing else was done. Check the connection to the package registry and run this again.');
}

/** Installs, chooses the Node, and gives its path with the environment in which it and everything below it runs. */
export function prepare() {
  install();
  const node = chooseNode(bundledNode(), { path: process.execPath, version: process.version });
  if (!node) {
    stop(
      `Attest needs Node.js 22.14 or newer; this is ${process.version}, and there is no bundled one for ${process.platform} ${process.arch}.`,
      'Install a newer Node.js (https://nodejs.org) and run this again.',
    );
  }
  const path = [dirname(node.path), join(installed, '.bin'), process.env.PATH ?? ''].join(delimiter);
  const options = [process.env.NODE_OPTIONS, node.options].filter(Boolean).join(' ');
  return { node: node.path, env: { ...process.env, PATH: path, ...(options && { NODE_OPTIONS: options }) } };
}
