import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, sampleDocuments, test } from '../support/app.ts';

const passphrase = 'harbour walnut seven quiet lanterns';

async function createArchive({ page, answers }: App, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Create an archive' }).click();
  await page.getByLabel('Name').fill('Appeal');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same once more').fill(passphrase);
  await answers.folder(folder);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('archive', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Write this down' })).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Go on' }).click();
}

async function unlock(page: Page, words: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(words);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('documents go in, a passage is found, and the archive opens again only with its passphrase', async ({ app, folder }) => {
  const { page, answers } = app;
  await createArchive(app, join(folder, 'archive'));

  await answers.folder(sampleDocuments);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('Import ended')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('10 in')).toBeVisible();
  await expect(page.getByText('0 refused')).toBeVisible();

  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Search' }).click();
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
