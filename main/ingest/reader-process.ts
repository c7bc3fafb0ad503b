import { type ChildProcess, execFile, fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Format } from './format.ts';

/** A started process that waits for one document. What it says is not to be trusted. */
export interface ReaderProcess {
  send(message: { name: string; bytes: Uint8Array }): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended for whatever reason. */
  onEnd(listener: () => void): void;
  /** Resident memory in bytes; null where this system doesn't tell. */
  residentBytes(): Promise<number | null>;
  kill(): void;
}

export interface Launch {
  /** The file of the entry: `reader.ts` here, its bundle in the built program. */
  readonly entry: string;
  /** The files and folders that the process may read: its code. */
  readonly mayRead: readonly string[];
  /** The JavaScript heap, in MiB. */
  readonly memoryMb: number;
  /** The format it should be ready for. It reads any other as well. */
  readonly likely?: Format | undefined;
}

/** The entry beside this file, and what it imports: this house's source and its libraries, or the bundle and theirs. */
export function entryAndCode(entry: string | undefined): Pick<Launch, 'entry' | 'mayRead'> {
  const here = dirname(fileURLToPath(import.meta.url));
  const file = entry ?? join(here, import.meta.url.endsWith('.ts') ? 'reader.ts' : 'reader.js');
  const root = file.endsWith('.ts') ? dirname(dirname(dirname(file))) : rootOfBundle(file);
  const code = file.endsWith('.ts') ? [join(root, 'main', 'ingest'), join(root, 'shared')] : [dirname(file)];
  const named = [...code, join(root, 'node_modules'), join(root, 'package.json')];
  // Node asks for the place behind a link, too.
  return { entry: file, mayRead: [...new Set([...named, ...named.filter((path) => existsSync(path)).map((path) => realpathSync(path))])] };
}

/** `dist/main/reader.js` stands two folders below the libraries. */
function rootOfBundle(file: string): string {
  const parts = dirname(file).split(sep);
  const dist = parts.lastIndexOf('dist');
  return dist > 0 ? parts.slice(0, dist).join(sep) : dirname(file);
}

export function startReader(launch: Launch): ReaderProcess {
  const child = fork(launch.entry, launch.likely ? [launch.likely] : [], {
    execArgv: [
      '--permission',
      ...launch.mayRead.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${launch.memoryMb}`,
      '--disable-warning=SecurityWarning',
      '--no-addons',
    ],
    // Nothing of this process' environment goes along; Windows can't start a process without its system folder.
    env: { ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }), ELECTRON_RUN_AS_NODE: '1' },
    serialization: 'advanced',
    // What it prints could quote the document.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    // A process that is gone tells so by its end; the failed write adds nothing.
    send: (message) => void child.send(message, () => {}),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => whenEnded(child, listener),
    residentBytes: () => residentBytes(child),
    kill: () => void child.kill('SIGKILL'),
  };
}

function whenEnded(child: ChildProcess, listener: () => void): void {
  let told = false;
  const tell = () => {
    if (!told) listener();
    told = true;
  };
  child.once('error', tell);
  child.once('close', tell);
}

/** The heap's limit doesn't hold for buffers (tried: 768 MB under a limit of 32), so the system is asked. */
async function residentBytes(child: ChildProcess): Promise<number | null> {
  if (child.pid === undefined) return null;
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  }
  if (process.platform === 'win32') return null;
  const pid = child.pid;
  return new Promise((resolve) => execFile('/bin/ps', ['-o', 'rss=', '-p', String(pid)], (error, out) => resolve(error ? null : Number(out.trim()) * 1024)));
}
