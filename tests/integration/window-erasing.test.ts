import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltWindow, buildWindow, openWindow, startBrowser } from '../support/window-page.ts';

const title = 'Annual report of the Harbour Observatory on peaceful assembly in Orvania';

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id);
}

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

  it.each(['light', 'dark'] as const)(
    'shows what cites and repeats the source, wants its title letter for letter, and says when it is gone (%s)',
    async (theme) => {
      const { page, complaints } = await openWindow(browser, built, { theme });
      await page.getByRole('grid').getByText(title).click();
      await page.getByRole('button', { name: 'Erase for good …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Erase for good' });
      const cited = dialog.getByRole('region', { name: '2 claims cite it, and will cite something erased' });
      await cited.getByText('On 14 March 2024, 43 people were detained').waitFor();
      await dialog.getByRole('region', { name: '1 sentence of your briefs repeats it, and stays as it is' }).waitFor();
      await dialog.getByText('Not reached: backups').waitFor();
      const erase = dialog.getByRole('button', { name: 'Erase for good', exact: true });
      expect(await erase.isDisabled()).toBe(true);
      await dialog.getByLabel('Its title, letter for letter').fill(title.toLowerCase());
      expect(await erase.isDisabled()).toBe(true);
      expect(await barriers(page)).toEqual([]);
      await dialog.getByLabel('Its title, letter for letter').fill(title);
      await erase.click();
      const done = page.getByRole('dialog', { name: 'Erased' });
      await done.getByText('No word of it is left in the archive.').waitFor();
      expect(await barriers(page)).toEqual([]);
      await done.getByRole('button', { name: 'Back to the library' }).click();
      await expect.poll(() => page.getByText(title).count()).toBe(0);
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'History' }).click();
      await page.getByText('Erased a source for good').waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('shows a citation of it as erased in the brief, with nothing to open and what would mend it', async () => {
    const { page, complaints } = await openWindow(browser, built);
    await page.getByRole('grid').getByText(title).click();
    await page.getByRole('button', { name: 'Erase for good …' }).click();
    await page.getByLabel('Its title, letter for letter').fill(title);
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good', exact: true }).click();
    await page.getByRole('button', { name: 'Back to the library' }).click();
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Briefs' }).click();
    await page.getByText('submission.docx').click();
    await page
      .getByRole('button', { name: /43 people were detained/ })
      .first()
      .click();
    const citation = page.locator('.citation', { hasText: 'Erased source' });
    await citation.waitFor();
    expect(await citation.getByRole('button', { name: 'Open' }).count()).toBe(0);
    await page.getByText('The cited source was erased for good.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
