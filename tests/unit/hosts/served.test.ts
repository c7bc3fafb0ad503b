import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { serveFolder } from '../../../main/hosts/served.ts';

const home = mkdtempSync(join(tmpdir(), 'attest-served-'));
const folder = join(home, 'window');
mkdirSync(join(folder, 'pdfjs'), { recursive: true });
for (const name of ['index.html', 'a b.js', 'pdfjs/pdf.worker.min.mjs', 'notes.exe']) writeFileSync(join(folder, name), name);
writeFileSync(join(home, 'secret.html'), 'secret');
afterAll(() => rmSync(home, { recursive: true }));

const directives = (header: string | undefined) =>
  new Map((header ?? '').split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]));

describe('files of the window', () => {
  test('the page itself is served at the root and by name', async () => {
    const serve = await serveFolder(folder);
    for (const path of ['/', '/index.html']) expect(await serve(path)).toMatchObject({ status: 200, body: Buffer.from('index.html') });
  });

  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/pdfjs/../../secret.html',
    '//secret.html',
    '/index.html/',
    '/INDEX.HTML',
    '\\..\\secret.html',
    '/index.html\0',
  ])('nothing is found at %j', async (path) => {
    const answer = await (await serveFolder(folder))(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toHaveLength(0);
  });

  test('a kind of file that the window is not made of is not served', async () => {
    expect((await (await serveFolder(folder))('/notes.exe')).status).toBe(404);
  });

  test('a file that came after the start is not served', async () => {
    const serve = await serveFolder(folder);
    writeFileSync(join(folder, 'late.js'), 'late');
    expect((await serve('/late.js')).status).toBe(404);
    rmSync(join(folder, 'late.js'));
  });

  test('every answer carries the whole policy, a missing one too', async () => {
    const serve = await serveFolder(folder);
    for (const path of ['/', '/nothing']) {
      const { headers } = await serve(path);
      const policy = directives(headers['content-security-policy']);
      expect(policy.get('default-src')).toBe("'none'");
      expect(policy.get('script-src')).toBe("'self'");
      for (const none of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(none), none).toBe("'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*|data:/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    }
  });

  test('WebAssembly may be made in the worker of pdf.js and nowhere else', async () => {
    const serve = await serveFolder(folder);
    const script = async (path: string) => directives((await serve(path)).headers['content-security-policy']).get('script-src');
    expect(await script('/pdfjs/pdf.worker.min.mjs')).toBe("'self' 'wasm-unsafe-eval'");
    expect(await script('/index.html')).toBe("'self'");
  });
});
