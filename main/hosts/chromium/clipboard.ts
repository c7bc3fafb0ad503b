import type { Page } from 'playwright';
import type { Clipboard } from '../copied.ts';
import { dialogOrigin } from './address.ts';
import type { Desk } from './desk.ts';

/** The system's clipboard by way of a blank page of the host, since the window itself may not read it. */
export function clipboardOf(desk: Desk): Clipboard {
  const onPage = async <T>(act: (page: Page) => Promise<T>): Promise<T> => {
    const page = await (await desk()).newPage();
    try {
      await page.goto(`${dialogOrigin}/blank.html`);
      return await act(page);
    } finally {
      await page.close();
    }
  };
  const write = (text: string): Promise<void> => onPage((page) => page.evaluate((t) => navigator.clipboard.writeText(t), text));
  return {
    write,
    // Chromium takes an empty text for nothing to do, and leaves the old one there.
    clear: () => write(' '),
    read: () => onPage((page) => page.evaluate(() => navigator.clipboard.readText())),
  };
}
