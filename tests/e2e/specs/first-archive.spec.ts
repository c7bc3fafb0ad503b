import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createArchive, goTo, importSampleCase, passphrase } from '../support/first-archive.ts';

async function unlock(page: Page, words: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(words);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('documents go in, a passage is found, and the archive opens again only with its passphrase', async ({ app, folder }) => {
  const { page } = app;
  await createArchive(app, folder);
  await importSampleCase(app);
  await expect(page.getByText('9 in')).toBeVisible();
  await expect(page.getByText('0 refused')).toBeVisible();

  await goTo(app, 'Search');
  await page.getByRole('searchbox').fill('recording');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByRole('listbox', { name: 'Places found' }).locator('mark').first()).toHaveText('recording');

  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'archive' })).toBeVisible();
  await unlock(page, 'the wrong words');
  await expect(page.getByText("That passphrase doesn't open this archive.")).toBeVisible();
  await unlock(page, passphrase);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
});

test('nothing moves while a passphrase is chosen', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Create an archive' }).click();
  const below = page.getByRole('button', { name: 'Choose a folder' });
  const before = await below.boundingBox();
  for (const words of ['gate', 'harbour walnut', passphrase]) {
    await page.getByLabel('Passphrase', { exact: true }).fill(words);
    await page.getByLabel('The same once more').fill('gat');
    await expect(page.getByText('The two differ.')).toBeVisible();
    expect(await below.boundingBox(), words).toEqual(before);
  }
});
