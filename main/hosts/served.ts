import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { securityHeaders } from './headers.ts';

/** What the window is made of. A file of any other kind is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

export interface ServedAnswer {
  readonly status: 200 | 404;
  readonly headers: Record<string, string>;
  readonly body: Buffer<ArrayBuffer>;
}

/** Answers one request for a file of the window, by the path of its address. */
export type Serve = (path: string) => Promise<ServedAnswer>;

const missing: ServedAnswer = { status: 404, headers: securityHeaders('/', 'text/plain; charset=utf-8'), body: Buffer.alloc(0) };

/**
 * Serves the files that are in `folder` now, and no others: the list is made once, and a path is looked up in it as it
 * stands, so that no `..`, encoded or not, can leave it.
 */
export async function serveFolder(folder: string): Promise<Serve> {
  const types = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = mediaTypes[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || !type) continue;
    const below = join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/');
    types.set(below.startsWith('/') ? below : `/${below}`, type);
  }
  return async (asked) => {
    const path = asked === '/' ? '/index.html' : asked;
    const type = types.get(path);
    if (!type) return missing;
    // A file that went away since is not there.
    const body = await readFile(join(folder, path)).catch(() => null);
    return body ? { status: 200, headers: securityHeaders(path, type), body } : missing;
  };
}
