import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import type { FakeOptions } from './fake-archive.ts';

const root = new URL('../..', import.meta.url).pathname;
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
/** As in production, told once more here so that a loosened host can't loosen the test. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface WindowPage {
  readonly page: Page;
  /** What the page complained of: faults, and what its content policy stopped. */
  readonly complaints: string[];
}

export interface BuiltWindow {
  /** Where the built files lie. */
  readonly folder: string;
  /** The fake, as a script to run before the window's own. */
  readonly fake: string;
  remove(): Promise<void>;
}

/** Builds the window as it is shipped, into a folder of its own. */
export async function buildWindow(): Promise<BuiltWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'attest-window-'));
  await build({ configFile: join(root, 'renderer/vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: join(root, 'tests/support/fake-attest.ts'), formats: ['iife'], name: 'fake' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the fake was not built');
  return { folder, fake: output.output[0].code, remove: () => rm(folder, { recursive: true }) };
}

export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

/** The window over the fake, from an address that exists nowhere, under the policy of production. */
export async function openWindow(
  browser: Browser,
  { folder, fake }: BuiltWindow,
  options: FakeOptions & { theme?: 'light' | 'dark' } = {},
): Promise<WindowPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: options.theme ?? 'light', locale: 'en-GB' });
  await context.route('**/*', async (route) => {
    const { pathname, host } = new URL(route.request().url());
    if (host !== 'attest.invalid') return route.abort();
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = await readFile(join(folder, path)).catch(() => null);
    if (!body) return route.fulfill({ status: 404 });
    const csp = path.includes('pdf.worker') ? policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") : policy;
    return route.fulfill({ body, headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'content-security-policy': csp } });
  });
  await context.addInitScript({ content: `${fake}\nif (location.host === 'attest.invalid') window.attest = fake.makeFakeAttest(${JSON.stringify(options)});` });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto('https://attest.invalid/');
  return { page, complaints };
}
