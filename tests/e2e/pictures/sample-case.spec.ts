import { join } from 'node:path';
import { expect, root, sampleBrief, test } from '../support/app.ts';
import { createArchive, goTo, importSampleCase } from '../support/first-archive.ts';

/** Runs in the window: resolves once nothing in it has changed for a second. */
function untilStill(): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, 1000);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 1000);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ scheme });
    test(`the sample case, ${scheme}`, async ({ app, folder }) => {
      const { page, answers } = app;
      const picture = async (name: string) => {
        await page.evaluate(untilStill);
        await page.screenshot({ path: join(root, 'docs', 'pictures', `${name}-${scheme}.png`), animations: 'disabled', caret: 'hide' });
      };

      await expect(page.getByRole('button', { name: 'Create an archive' })).toBeVisible();
      await picture('welcome');
      await createArchive(app, folder);
      await expect(page.getByRole('heading', { name: 'Put in your first documents' })).toBeVisible();
      await picture('library-empty');
      await importSampleCase(app);
      await picture('import');
      await page.getByRole('button', { name: 'Close this list' }).click();
      await page.getByText('Airwaves in Velmara: Annual Review 2024').first().click();
      await picture('library');
      await page.getByRole('button', { name: 'Read', exact: true }).click();
      await page.getByRole('button', { name: 'Original', exact: true }).click();
      await expect(page.locator('canvas').first()).toBeVisible();
      await picture('page');

      await goTo(app, 'Search');
      await page.getByRole('searchbox').fill('recording');
      await page.getByRole('searchbox').press('Enter');
      await expect(page.getByRole('listbox', { name: 'Places found' }).locator('mark').first()).toBeVisible();
      await picture('search');
      await page.getByRole('listbox', { name: 'Places found' }).getByRole('option').first().click();
      await expect(page.getByText('About the source')).toBeVisible();
      await expect(page.locator('mark').first()).toBeVisible();
      await picture('reader');

      await goTo(app, 'Briefs');
      await answers.files([sampleBrief]);
      await page
        .getByRole('button', { name: /import/i })
        .first()
        .click();
      await expect(page.getByText(/reading the draft/i)).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'INTRODUCTION' })).toBeVisible();
      // The next claim that needs something, with what the archive offers for it.
      await page.keyboard.press('n');
      await picture('brief');
      await page.getByRole('button', { name: 'Coverage' }).click();
      await picture('coverage');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await picture('export');
      await page.keyboard.press('Escape');
      await goTo(app, 'History');
      await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
      await picture('history');
      await goTo(app, 'Archive');
      await expect(page.getByRole('heading', { name: 'Archive', exact: true })).toBeVisible();
      await picture('archive');
      await page.getByRole('button', { name: 'Lock' }).click();
      await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
      await picture('unlock');
    });
  });
}
