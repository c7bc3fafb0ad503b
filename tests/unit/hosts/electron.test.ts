import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isOurs } from '../../../main/hosts/electron/address.ts';
import { menuOf } from '../../../main/hosts/electron/menu.ts';
import { isFromWindow } from '../../../main/hosts/electron/sender.ts';
import { asksForDebugging, namedArchive } from '../../../main/hosts/electron/switches.ts';
import { callNames } from '../../../shared/contract/contract.ts';
import { type FakeElectron, fakeElectron } from '../../support/fake-electron.ts';

const kept = { theme: 'system', width: 1280, height: 840 };
vi.mock('electron-store', () => ({
  default: class {
    get = (name: keyof typeof kept) => kept[name];
    set = (name: string | object, value?: unknown) => Object.assign(kept, typeof name === 'string' ? { [name]: value } : name);
  },
}));
/** The built window is not there in a clone; what is served is tested with `served.ts`. */
vi.mock('../../../main/hosts/served.ts', () => ({
  serveFolder: async () => async (path: string) => ({
    status: path === '/' ? 200 : 404,
    headers: { 'x-content-type-options': 'nosniff' },
    body: Buffer.from(path),
  }),
}));

let electron: FakeElectron;
beforeEach(() => {
  vi.resetModules();
  electron = fakeElectron();
  vi.doMock('electron', () => electron);
});

async function started() {
  const { start } = await import('../../../main/hosts/electron/main.ts');
  await start();
  const [window] = electron.seen.windows;
  if (!window) throw new Error('no window was opened');
  const from = (over: { url?: string; parent?: unknown; id?: number } = {}) => ({
    sender: { id: over.id ?? window.webContents.id },
    senderFrame: { url: over.url ?? 'app://attest/', parent: over.parent ?? null },
  });
  const ask = (name: string, input: unknown, event: unknown = from()) => electron.seen.handlers.get(`attest:${name}`)?.(event, input);
  return { window, from, ask };
}

describe('decisions of the desktop host', () => {
  test.each([
    ['app://attest/', true],
    ['app://attest/a.js?x#y', true],
    ['app://attest.evil/', false],
    ['app://attest:80/', false],
    ['app://someone@attest/', false],
    ['app://other/', false],
    ['https://attest/', false],
    ['file:///etc/passwd', false],
    ['blob:app://attest/1', false],
    ['data:text/html,x', false],
    ['', false],
  ])('%j is ours: %j', (address, ours) => {
    expect(isOurs(address)).toBe(ours);
  });

  test('a message is from the window only from its top frame, its contents and our page', () => {
    const frame = { url: 'app://attest/', top: true };
    expect(isFromWindow({ contents: 7, frame }, 7, isOurs)).toBe(true);
    expect(isFromWindow({ contents: 8, frame }, 7, isOurs)).toBe(false);
    expect(isFromWindow({ contents: 7, frame: { ...frame, top: false } }, 7, isOurs)).toBe(false);
    expect(isFromWindow({ contents: 7, frame: { ...frame, url: 'app://documents/' } }, 7, isOurs)).toBe(false);
    expect(isFromWindow({ contents: 7, frame: null }, 7, isOurs)).toBe(false);
  });

  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect-brk=0',
    '-inspect',
    '--js-flags=--expose-gc',
  ])('whoever starts it with %s would look into it', (arg) => {
    expect(asksForDebugging(['attest', arg])).toBe(true);
  });
  test('an archive called like a switch is not a switch', () => {
    expect(asksForDebugging(['attest', '/home/remote-debugging-port', 'inspect'])).toBe(false);
  });

  test('the archive named at the start is the first that is no switch', () => {
    expect(namedArchive(['attest', '--ozone-platform=x11', '/a'], true)).toBe('/a');
    expect(namedArchive(['electron', '/clone', '/a'], false)).toBe('/a');
    expect(namedArchive(['electron', '/clone'], false)).toBeNull();
  });

  test('the packaged menu opens no tools of a developer, and no menu names a recent file', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(JSON.stringify(menuOf(platform, true))).not.toMatch(/toggleDevTools|reload|recent/i);
    }
    expect(JSON.stringify(menuOf('linux', false))).toContain('toggleDevTools');
  });
});

describe('the desktop host', () => {
  test('opens a window that can do nothing by itself', async () => {
    const { window } = await started();
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      webSecurity: true,
      spellcheck: false,
    });
    expect(window.content).toMatchObject({ protected: true, loaded: 'app://attest/' });
    expect(electron.app.enableSandbox).toHaveBeenCalled();
    expect(electron.seen.partitions).toEqual([{ name: 'attest', options: { cache: false } }]);
    expect(electron.seen.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  test('tools of a developer are off in the package', async () => {
    electron.app.isPackaged = true;
    const { window } = await started();
    expect(window.options.webPreferences.devTools).toBe(false);
  });

  test('a packaged program started for debugging ends at once', async () => {
    electron.app.isPackaged = true;
    const { argv } = process;
    process.argv = ['attest', '--remote-debugging-port=0'];
    try {
      const { start } = await import('../../../main/hosts/electron/main.ts');
      await start();
    } finally {
      process.argv = argv;
    }
    expect(electron.app.exits).toEqual([1]);
    expect(electron.seen.windows).toEqual([]);
  });

  test('a second start shows the first window and ends', async () => {
    const { window } = await started();
    electron.app.emit('second-instance');
    expect(window.content.focused).toBe(1);
    electron.app.first = false;
    const { start } = await import('../../../main/hosts/electron/main.ts');
    await start();
    expect(electron.app.exits).toEqual([0]);
    expect(electron.seen.windows).toHaveLength(1);
  });

  test('every permission is denied on asking and on checking; writing to the clipboard is ours only', async () => {
    await started();
    const { session } = electron.seen;
    const asked = (permission: string, requestingUrl: string) => {
      let answer: boolean | undefined;
      session.requestHandler?.({}, permission, (ok) => (answer = ok), { requestingUrl });
      return answer;
    };
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'window-management', 'hid']) {
      expect(asked(permission, 'app://attest/'), permission).toBe(false);
      expect(session.checkHandler?.({}, permission, 'app://attest/'), permission).toBe(false);
    }
    expect(asked('clipboard-sanitized-write', 'app://attest/')).toBe(true);
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(session.deviceHandler?.()).toBe(false);
  });

  test('every request that is not ours is cancelled', async () => {
    await started();
    const cancelled = (url: string) => {
      let cancel: boolean | undefined;
      electron.seen.session.beforeRequest?.({ url }, (response) => (cancel = response.cancel));
      return cancel;
    };
    for (const url of ['https://example.org/', 'http://localhost/', 'file:///etc/passwd', 'wss://example.org/', 'app://nowhere/', 'chrome://gpu'])
      expect(cancelled(url), url).toBe(true);
    expect(cancelled('app://attest/index.html')).toBe(false);
  });

  test('no dictionary is fetched by any of the three ways, and nothing is downloaded', async () => {
    await started();
    expect(electron.seen.session.spelling).toEqual({ enabled: false, languages: [], url: 'app://nowhere/' });
    const event = { preventDefault: vi.fn() };
    electron.seen.session.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  test('our origin answers for our files, another host or method for none', async () => {
    await started();
    const status = async (url: string, init?: RequestInit) => (await electron.seen.session.serve?.(new Request(url, init)))?.status;
    expect(await status('app://attest/')).toBe(200);
    expect(await status('app://other/')).toBe(404);
    expect(await status('app://attest/', { method: 'POST', body: 'x' })).toBe(404);
  });

  test('the page goes nowhere, opens nothing and embeds nothing, and its title stays', async () => {
    const { window } = await started();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = { preventDefault: vi.fn() };
      window.webContents.emit(name, event);
      expect(event.preventDefault, name).toHaveBeenCalled();
    }
    expect(window.webContents.openHandler?.()).toEqual({ action: 'deny' });
    const event = { preventDefault: vi.fn() };
    window.emit('page-title-updated', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  test('there is one handler a call of the contract, and no other', async () => {
    await started();
    expect([...electron.seen.handlers.keys()]).toEqual(callNames.map((name) => `attest:${name}`));
  });

  test('a call from the window is answered, from a frame, another page or another window it is not', async () => {
    const { ask, from } = await started();
    expect(await ask('host.about', {})).toMatchObject({ ok: { host: 'electron', version: '9.9.9' } });
    for (const event of [from({ parent: {} }), from({ url: 'https://example.org/' }), from({ id: 8 }), { sender: { id: 7 }, senderFrame: null }]) {
      expect(await ask('host.about', {}, event)).toEqual({ id: 0, failed: { message: 'not from the window' } });
    }
  });

  test('dialogs ask not to be listed among recent files, and the window gets a token', async () => {
    const { ask } = await started();
    const asked = ask('host.chooseArchive', {});
    await vi.waitFor(() => expect(electron.seen.children).toHaveLength(1));
    const [forked] = electron.seen.children;
    expect(forked?.entry).toMatch(/engine\.js$/);
    const posted = forked?.child.posted ?? [];
    await vi.waitFor(() => expect(posted).toHaveLength(1));
    const { id } = posted[0] as { id: number };
    expect(posted[0]).toEqual({ kind: 'grant', id, path: '/home/someone/Appeal', use: 'archive' });
    forked?.child.emit('message', { kind: 'granted', id, grant: 'g-000000000000' });
    expect(await asked).toMatchObject({ ok: { grant: 'g-000000000000', name: 'Appeal' } });
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledWith(expect.anything(), { properties: ['openDirectory', 'dontAddToRecent'] });
  });

  test('notices of the engine reach the window; its end is told as a lock', async () => {
    const { window, ask } = await started();
    void ask('archives.state', {});
    await vi.waitFor(() => expect(electron.seen.children).toHaveLength(1));
    const child = electron.seen.children[0]?.child;
    child?.emit('message', { kind: 'notice', notice: { about: 'changed', nouns: ['sources'] } });
    child?.emit('exit', 1);
    await vi.waitFor(() => expect(window.webContents.sent.map((sent) => sent.data)).toEqual([{ about: 'changed', nouns: ['sources'] }, { about: 'locked' }]));
  });

  test('quitting takes copied text back and ends', async () => {
    const { ask } = await started();
    await ask('host.copyText', { text: 'a passage' });
    expect(electron.clipboard.readText()).toBe('a passage');
    const event = { preventDefault: vi.fn() };
    electron.app.emit('will-quit', event);
    await vi.waitFor(() => expect(electron.app.exits).toEqual([0]));
    expect(event.preventDefault).toHaveBeenCalled();
    expect(electron.clipboard.readText()).toBe('');
  });

  test('size and theme are kept, and nothing else', async () => {
    const { window, ask } = await started();
    await ask('host.setPreferences', { theme: 'dark' });
    window.emit('close');
    expect(electron.nativeTheme.themeSource).toBe('dark');
    expect(kept).toEqual({ theme: 'dark', width: 1000, height: 700 });
  });
});

describe('the preload', () => {
  test('gives the page calls of the contract and notices, and nothing of Electron', async () => {
    vi.stubGlobal('attestCallNames', ['archives.state']);
    await import('../../../main/hosts/electron/preload.ts');
    const host = electron.seen.exposed.get('attest') as {
      call(name: string, input: unknown): Promise<unknown>;
      onNotice(listener: (notice: unknown) => void): () => void;
    };
    expect([...electron.seen.exposed.keys()]).toEqual(['attest']);
    expect(Object.isFrozen(host)).toBe(true);
    expect(await host.call('archives.state', {})).toEqual({ id: 1, ok: { channel: 'attest:archives.state', input: {} } });
    expect(await host.call('archives.steal', {})).toMatchObject({ refused: { code: 'wrong-input' } });
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledTimes(1);
    const heard: unknown[][] = [];
    const stop = host.onNotice((...all) => heard.push(all));
    electron.ipcRenderer.emit('attest-notice', { sender: 'all of Electron' }, { about: 'locked' });
    stop();
    electron.ipcRenderer.emit('attest-notice', {}, { about: 'locked' });
    expect(heard).toEqual([[{ about: 'locked' }]]);
    vi.unstubAllGlobals();
  });
});

test('the native dialog to save has asked before it names a file that is there', async () => {
  const { nativeDialogs } = await import('../../../main/hosts/electron/native-dialogs.ts');
  const there = join(await mkdtemp(join(tmpdir(), 'attest-save-')), 'a.docx');
  await writeFile(there, 'x');
  expect(existsSync(there)).toBe(true);
  const dialog = (filePath: string) => ({ showOpenDialog: electron.dialog.showOpenDialog, showSaveDialog: async () => ({ canceled: false, filePath }) });
  const saveAs = (filePath: string) => nativeDialogs(dialog(filePath) as never, {} as never).saveAs('a.docx');
  expect(await saveAs(there)).toEqual({ path: there, replace: true });
  expect(await saveAs(`${there}.new`)).toEqual({ path: `${there}.new`, replace: false });
});
