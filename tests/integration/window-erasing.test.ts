import { existsSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltWindow, buildWindow, openWindow, startBrowser } from '../support/window-page.ts';

describe.skipIf(!existsSync('/usr/bin/chromium'))('erasing in the window', () => {
  let built: BuiltWindow;
  let browser: Browser;
  beforeAll(async () => {
    built = await buildWindow();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await built?.remove();
  });

  it('shows what cites the source, wants its title letter for letter, and leaves nothing of it in the list', async () => {
    const { page, complaints } = await openWindow(browser, built);
    const title = 'Annual report of the Harbour Observatory on peaceful assembly in Orvania';
    await page.getByRole('grid').getByText(title).click();
    await page.getByRole('button', { name: 'Erase for good …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase for good' });
    await dialog.getByText('2 claims cite it, and will cite something erased').waitFor();
    await dialog.getByText('On 14 March 2024, 43 people were detained').waitFor();
    await dialog.getByText('Not reached: backups').waitFor();
    const erase = dialog.getByRole('button', { name: 'Erase for good', exact: true });
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel('Its title, letter for letter').fill(title.toLowerCase());
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel('Its title, letter for letter').fill(title);
    await erase.click();
    await page.getByText('Erased. No word of it is left in the archive.').waitFor();
    await expect.poll(() => page.getByRole('grid').getByText(title).count()).toBe(0);
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'History' }).click();
    await page.getByText('Erased a source for good').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
