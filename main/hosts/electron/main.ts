import { join, resolve } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { sampleCaseIn } from '../sample-case.ts';
import { serveFolder } from '../served.ts';
import { type WindowHost, windowHost } from '../window-host.ts';
import { windowOrigin } from './address.ts';
import { startEngineProcess } from './engine-process.ts';
import { tieWindow } from './ipc.ts';
import { keptPreferences } from './kept-preferences.ts';
import { menuOf } from './menu.ts';
import { nativeDialogs } from './native-dialogs.ts';
import { privileges, serveApp } from './protocol.ts';
import { lockDown } from './session.ts';
import { asksForDebugging, namedArchive, quietSwitches } from './switches.ts';
import { keepInPlace, keepPrivate, windowOptions } from './window.ts';

/** `dist/main` in a clone and in the package. */
const built = import.meta.dirname;

async function openWindow(): Promise<{ window: BrowserWindow; host: WindowHost }> {
  // Without `persist:` a partition is kept in memory only.
  const own = session.fromPartition('attest', { cache: false });
  lockDown(own);
  serveApp(own, await serveFolder(join(built, '..', 'renderer')));
  const preferences = keptPreferences();
  nativeTheme.themeSource = preferences.theme();
  const window = new BrowserWindow(windowOptions({ session: own, preload: join(built, 'preload.cjs'), packaged: app.isPackaged, size: preferences.size() }));
  keepPrivate(window);
  const archive = namedArchive(process.argv, app.isPackaged);
  const host = windowHost({
    about: { version: app.getVersion(), platform: process.platform, host: 'electron' },
    startEngine: () => startEngineProcess(join(built, 'engine.js')),
    dialogs: nativeDialogs(dialog, window),
    clipboard: {
      write: async (text) => clipboard.writeText(text),
      read: async () => clipboard.readText(),
      clear: async () => clipboard.clear(),
    },
    preferences: {
      theme: preferences.theme,
      setTheme(theme) {
        nativeTheme.themeSource = theme;
        preferences.setTheme(theme);
      },
    },
    sampleCase: sampleCaseIn(join(built, '..', '..', 'resources')),
    startArchive: archive === null ? null : resolve(archive),
    logFault: (fault) => console.error(fault instanceof Error ? fault.name : 'fault'),
  });
  tieWindow(ipcMain, window.webContents, host);
  window.on('close', () => {
    const [width, height] = window.getContentSize();
    if (width !== undefined && height !== undefined && !window.isMaximized() && !window.isFullScreen()) preferences.setSize({ width, height });
  });
  // The archive is in another process and stays as it is.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${windowOrigin}/`);
  return { window, host };
}

/** Starts the desktop program. Gives up where it may not run. */
export async function start(): Promise<void> {
  if (app.isPackaged && asksForDebugging(process.argv)) return app.exit(1);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([privileges]);
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(process.platform, app.isPackaged)));
  const { window, host } = await openWindow();
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    void host.close().finally(() => app.exit(0));
  });
}
