import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import type { WindowSize } from './kept-preferences.ts';

/** How the window is made: a page that can do nothing but what the preload gives it. */
export function windowOptions(given: { session: Session; preload: string; packaged: boolean; size: WindowSize }): BrowserWindowConstructorOptions {
  return {
    ...given.size,
    minWidth: 760,
    minHeight: 480,
    title: 'Attest',
    show: false,
    webPreferences: {
      session: given.session,
      preload: given.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      enableWebSQL: false,
      plugins: false,
      v8CacheOptions: 'none',
      devTools: !given.packaged,
    },
  };
}

/** The page stays the page: nothing it holds can open, embed or go anywhere else. */
export function keepInPlace(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** What can be seen of it from outside: always the same title, and no picture of it where the system can keep one away. */
export function keepPrivate(window: BrowserWindow): void {
  window.on('page-title-updated', (event) => event.preventDefault());
  window.setContentProtection(true);
}
