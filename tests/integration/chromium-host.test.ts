import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedChromium } from '../../main/hosts/chromium/installed.ts';
import { type ChromiumWindow, openChromiumWindow } from '../../main/hosts/chromium/window.ts';
import { preferencesInMemory } from '../../main/hosts/preferences.ts';
import { type FakeEngine, fakeEngine } from '../support/fake-engine.ts';
import { preparedDialogs } from '../support/prepared-dialogs.ts';

const executable = installedChromium();
const home = mkdtempSync(join(tmpdir(), 'attest-chromium-'));
const foreign: string[] = [];
const faults: unknown[] = [];
const dialogs = preparedDialogs();
let engine: FakeEngine;
let shown: ChromiumWindow;

/** Evaluated in the window, where `attest` is what the host put there. */
const inWindow = <T>(code: string): Promise<T> => shown.page.evaluate(`(async () => { ${code} })()`) as Promise<T>;

describe.skipIf(!executable)('the Chromium host', () => {
  beforeAll(async () => {
    const renderer = join(home, 'renderer');
    mkdirSync(renderer);
    writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Attest</title><script type="module" src="./page.js"></script>');
    writeFileSync(join(renderer, 'page.js'), 'window.ran = true; window.heard = []; window.attest.onNotice((n) => window.heard.push(n));');
    engine = fakeEngine({ 'sources.bytes': () => ({ bytes: new Uint8Array([0, 255, 7]), total: 3 }) });
    shown = await openChromiumWindow({
      executable: executable ?? '',
      headless: true,
      viewport: { width: 800, height: 600 },
      version: '0.0.1',
      renderer,
      startEngine: () => engine,
      dialogs,
      preferences: preferencesInMemory(),
      sampleCase: null,
      startArchive: null,
      logFault: (fault) => faults.push(fault),
      onForeignRequest: (origin, kind) => foreign.push(`${kind} ${origin}`),
    });
    await shown.page.waitForFunction('window.ran');
  });
  afterAll(async () => {
    await shown?.close();
    rmSync(home, { recursive: true });
    expect(faults).toEqual([]);
  });

  test('serves the page with the policy, from an origin that does not exist', async () => {
    const response = await shown.page.reload();
    expect(shown.page.url()).toBe('https://attest.invalid/');
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  });

  test('puts one frozen thing on the window and keeps the raw binding away', async () => {
    expect(await inWindow('return [Object.keys(window.attest), Object.isFrozen(window.attest), typeof window.attestCall]')).toEqual([
      ['call', 'onNotice'],
      true,
      'undefined',
    ]);
    await expect(inWindow("'use strict'; window.attest = {}")).rejects.toThrow('read only');
  });

  test('carries calls to the engine and bytes both ways', async () => {
    const reply = await inWindow<unknown>(`
      const { ok } = await attest.call('sources.bytes', { id: 's-000000000000', start: 0, length: 3 });
      await attest.call('imports.stagePiece', { staged: 'f-000000000000', start: 0, piece: new Uint8Array([1, 2, 250]) });
      return [ok.bytes instanceof Uint8Array, [...ok.bytes]];`);
    expect(reply).toEqual([true, [0, 255, 7]]);
    expect(engine.calls.at(-1)).toEqual({ name: 'imports.stagePiece', input: { staged: 'f-000000000000', start: 0, piece: new Uint8Array([1, 2, 250]) } });
  });

  test('a refusal comes as a value', async () => {
    expect(await inWindow("return attest.call('archives.open', { folder: '/etc' })")).toMatchObject({ refused: { code: 'wrong-input' } });
  });

  test('tells notices to whoever listens', async () => {
    engine.tell({ about: 'changed', nouns: ['sources'] });
    await shown.page.waitForFunction('window.heard.length === 1');
    expect(await inWindow('return window.heard')).toEqual([{ about: 'changed', nouns: ['sources'] }]);
  });

  test('a dialog gives the window a token and a name', async () => {
    dialogs.folders.push('/home/someone/Appeal');
    const reply = await inWindow<{ ok: { grant: string } }>("return attest.call('host.chooseArchive', {})");
    expect(reply.ok).toEqual({ grant: expect.stringMatching(/^g-/), name: 'Appeal' });
    expect(engine.grants.get(reply.ok.grant)).toEqual({ path: '/home/someone/Appeal', use: 'archive' });
  });

  test('code made of text does not run', async () => {
    await expect(
      inWindow(
        "return new Promise((ok, no) => { addEventListener('securitypolicyviolation', (e) => ok(e.violatedDirective)); const s = document.createElement('script'); s.textContent = 'window.bad = 1'; document.body.append(s); })",
      ),
    ).resolves.toMatch(/script-src/);
    expect(await inWindow('return window.bad')).toBeUndefined();
  });

  test('no request leaves: the policy stops it, and behind it the host does', async () => {
    await inWindow("await fetch('https://example.org/a').catch(() => 0); new Image().src = 'https://example.org/b.png';");
    expect(foreign).toEqual([]);
    // A navigation is not the policy's business.
    await shown.page.goto('https://example.org/').catch(() => undefined);
    expect(foreign).toEqual(['document https://example.org']);
    await shown.page.waitForURL('chrome-error://chromewebdata/');
    await shown.page.goto('https://attest.invalid/');
  });

  test('a frame of the window gets nothing of the host', async () => {
    const has = await inWindow(
      "const f = document.createElement('iframe'); document.body.append(f); return [typeof f.contentWindow.attest, typeof f.contentWindow.attestCall]",
    );
    expect(has).toEqual(['undefined', 'undefined']);
  });

  test('copies text, and takes it back on lock', async () => {
    await inWindow("await attest.call('host.copyText', { text: 'a passage' })");
    const desk = shown.page.context().browser()?.contexts()[1];
    const read = async () => {
      const page = await desk?.newPage();
      await page?.goto('https://attest-dialogs.invalid/blank.html');
      const text = await page?.evaluate(() => navigator.clipboard.readText());
      await page?.close();
      return text;
    };
    expect(await read()).toBe('a passage');
    await inWindow("await attest.call('archives.lock', {})");
    await expect.poll(read, { timeout: 30_000 }).toBe(' ');
  });

  test('ends with the browser and leaves no profile behind', async () => {
    const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('playwright_chromiumdev_profile-'));
    const before = profiles();
    await shown.close();
    await shown.closed;
    expect(profiles().length).toBeLessThan(before.length);
  });
});
