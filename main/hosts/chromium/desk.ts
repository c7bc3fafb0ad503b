import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { type Serve, serveFolder } from '../served.ts';
import { dialogOrigin } from './address.ts';
import { offTheRecord } from './launch.ts';
import { type OnForeignRequest, serveOrigin } from './routes.ts';

/**
 * Where the host shows what is its own: a second context of the browser, with another origin, other rights and no way in
 * from the window. Made when it is first needed.
 */
export type Desk = () => Promise<BrowserContext>;

export function deskIn(browser: Browser, onForeignRequest: OnForeignRequest): Desk {
  let made: Promise<BrowserContext> | null = null;
  const make = async (): Promise<BrowserContext> => {
    const context = await offTheRecord(browser, { viewport: null, permissions: ['clipboard-read', 'clipboard-write'] });
    const serve = await serveFolder(join(import.meta.dirname, 'dialog-page'));
    // The window's own answers say that nothing may read the clipboard; these pages are the ones that do.
    const answer: Serve = async (path) => {
      const { headers, ...rest } = await serve(path);
      const { 'permissions-policy': _, ...kept } = headers;
      return { ...rest, headers: kept };
    };
    await serveOrigin(context, dialogOrigin, answer, onForeignRequest);
    return context;
  };
  return () => {
    made ??= make();
    return made;
  };
}
