import type { Page } from 'playwright';
import type { Dialogs } from '../dialogs.ts';
import { serveFolder } from '../served.ts';
import { type HostPorts, windowHost } from '../window-host.ts';
import { windowOrigin } from './address.ts';
import { bridge } from './bridge.ts';
import { clipboardOf } from './clipboard.ts';
import { deskIn } from './desk.ts';
import { drawnDialogs } from './drawn-dialogs.ts';
import { launchBrowser, offTheRecord } from './launch.ts';
import { type OnForeignRequest, serveOrigin } from './routes.ts';

export interface ChromiumOptions extends Omit<HostPorts, 'clipboard' | 'dialogs' | 'about'> {
  readonly version: string;
  /** Folder with the built window. */
  readonly renderer: string;
  /** The browser's file. */
  readonly executable: string;
  /** Without a screen, for tests. */
  readonly headless: boolean;
  readonly colorScheme?: 'light' | 'dark';
  /** Size of the window's inside in pixels; null follows the window. */
  readonly viewport: { readonly width: number; readonly height: number } | null;
  /** Prepared answers in place of the dialogs that the host draws. */
  readonly dialogs?: Dialogs;
  readonly onForeignRequest: OnForeignRequest;
}

export interface ChromiumWindow {
  readonly page: Page;
  /** Resolves when the person closed the window. */
  readonly closed: Promise<void>;
  /** Locks the archive and ends the browser. */
  close(): Promise<void>;
}

/** Opens the window in an installed Chromium. */
export async function openChromiumWindow(options: ChromiumOptions): Promise<ChromiumWindow> {
  const serve = await serveFolder(options.renderer);
  const browser = await launchBrowser(options.executable, options.headless);
  const context = await offTheRecord(browser, { viewport: options.viewport, colorScheme: options.colorScheme });
  await serveOrigin(context, windowOrigin, serve, options.onForeignRequest);
  const desk = deskIn(browser, options.onForeignRequest);
  const host = windowHost({
    ...options,
    about: { version: options.version, platform: process.platform, host: 'chromium' },
    dialogs: options.dialogs ?? drawnDialogs(desk),
    clipboard: clipboardOf(desk),
  });
  const page = await context.newPage();
  await bridge(page, host);
  const closed = new Promise<void>((resolve) => {
    page.once('close', () => resolve());
    browser.once('disconnected', () => resolve());
  });
  await page.goto(`${windowOrigin}/`);
  return {
    page,
    closed,
    async close() {
      await host.close();
      await browser.close();
    },
  };
}
