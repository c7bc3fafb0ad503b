import { join } from 'node:path';
import { type App, expect, sampleDocuments } from './app.ts';

export const passphrase = 'harbour walnut seven quiet lanterns';

type Way = 'Create an archive' | 'Look around with the sample case';

/** From the first screen into a new archive in `folder`/archive. */
export async function createArchive({ page, answers }: App, folder: string, way: Way = 'Create an archive'): Promise<void> {
  await page.getByRole('button', { name: way }).click();
  await page.getByLabel('Name').fill('Appeal');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same once more').fill(passphrase);
  await answers.folder(join(folder, 'archive'));
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('archive', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Write this down' })).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
}

/** Puts the documents of the sample case into the open archive. */
export async function importSampleCase({ page, answers }: App): Promise<void> {
  await answers.folder(sampleDocuments);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('Import ended')).toBeVisible({ timeout: 60_000 });
}

/** From the first screen into the sample case's brief. */
export async function openSampleBrief(app: App, folder: string): Promise<void> {
  await createArchive(app, folder, 'Look around with the sample case');
  await goTo(app, 'Briefs');
  await app.page.getByRole('button', { name: /brief\.docx/ }).click({ timeout: 90_000 });
  await expect(app.page.getByRole('region', { name: 'Text of the brief' })).toBeFocused();
}

/** Goes to one of the rooms at the left. */
export async function goTo({ page }: App, room: 'Library' | 'Search' | 'Briefs' | 'History' | 'Archive'): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click();
}
