import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, sampleDocuments, test } from '../support/app.ts';
import { drop } from '../support/drop.ts';
import { createArchive, goTo, passphrase } from '../support/first-archive.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const document = (name: string) => ({ name, bytes: readFileSync(join(sampleDocuments, name)) });

async function verifiedWhole(app: App): Promise<void> {
  const { page } = app;
  await goTo(app, 'Archive');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('complementary', { name: 'Check the archive' }).getByRole('status')).toContainText(/whole/i);
}

test('files dropped anywhere go in, one that cannot be read is named, and a testimony is sealed; undo takes it back', async ({ app, folder }) => {
  const { page } = app;
  await createArchive(app, folder);
  await goTo(app, 'Search');
  await drop(page, [
    { name: 'letter.txt', bytes: bytes('The clerk kept the letter for eleven days.\n') },
    { name: 'minutes.md', bytes: bytes('# Minutes\n\nNobody objected.\n') },
    { name: 'scan.pdf', bytes: bytes('%PDF-1.7\nand then nothing that a PDF has') },
  ]);
  const list = page.getByRole('region', { name: 'What became of each file' }).first();
  await expect(list.getByRole('heading')).toContainText('Import ended 2 in · 0 already here · 1 refused');
  const refused = list.getByRole('listitem').filter({ hasText: 'scan.pdf' });
  await expect(refused).toContainText('refused');
  expect(((await refused.textContent()) ?? '').length, 'a reason stands beside it').toBeGreaterThan('refusedscan.pdf'.length + 10);

  await goTo(app, 'History');
  await goTo(app, 'Library');
  await expect(refused, 'the list stays').toBeVisible();
  await page.getByRole('button', { name: 'Close this list' }).click();
  await expect(list).toHaveCount(0);

  await page.getByRole('button', { name: 'Write a testimony or note' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('It is sealed: it may be relied on, never quoted, named or enclosed');
  await dialog.getByLabel('Title').fill('Testimony T-7');
  await dialog.getByLabel('Text', { exact: true }).fill('I stood at the gate until nine.');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByLabel('Confidentiality')).toHaveValue('sealed');
  await expect(page.getByRole('row', { name: /Testimony T-7/ })).toContainText('sealed');

  await goTo(app, 'History');
  const last = page.getByRole('region', { name: 'History' }).getByRole('listitem').filter({ hasText: 'Wrote inside the archive' });
  await expect(last).toContainText('Testimony T-7');
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(last).toContainText('undone');
  await verifiedWhole(app);
  await goTo(app, 'Library');
  await expect(page.getByText('2 sources', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /Testimony T-7/ })).toHaveCount(0);
});

test('an import that is stopped keeps what was in, and history says how much', async ({ app, folder }) => {
  const { page, answers } = app;
  const many = join(folder, 'many');
  mkdirSync(many);
  const count = 600;
  for (let i = 1; i <= count; i++) writeFileSync(join(many, `note-${i}.txt`), `Note ${i}.\n\nOn day ${i} the gate was opened at ${i % 24} o'clock.\n`);
  await createArchive(app, folder);
  await answers.folder(many);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  const bar = page.getByRole('contentinfo');
  await expect(bar).toContainText(/Importing [1-9]\d* of 600/);
  await bar.getByRole('button', { name: 'Cancel' }).click();
  const said = page.getByRole('region', { name: 'What became of each file' }).first().getByRole('heading');
  await expect(said).toContainText('Import stopped. What is listed as in stays in.');
  const kept = Number(/(\d+) in/.exec((await said.textContent()) ?? '')?.[1] ?? 0);
  expect(kept).toBeGreaterThan(0);
  expect(kept, 'stopped before its end').toBeLessThan(count);
  const sources = kept === 1 ? '1 source' : `${kept} sources`;
  await expect(bar).toContainText(`${sources} · saved`);

  await goTo(app, 'History');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('listitem').first()).toContainText(kept === 1 ? 'Imported a source' : `Imported ${sources}`);
  await verifiedWhole(app);
});

/** Presses Tab until what has the focus is `there`; says so where it can't be reached. */
async function tabTo(page: Page, there: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((selector) => window.document.activeElement?.matches(selector) ?? false, there)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${there}`);
}

test('without a pointer: unlock, library, search, and the hit on the page of the original', async ({ app, folder }) => {
  const { page } = app;
  await createArchive(app, folder);
  await drop(page, [document('network-annual-review-2024.pdf'), document('hearing-notes-2024-04-21.txt')]);
  await expect(page.getByText('2 in')).toBeVisible();
  await page.keyboard.press('Control+l');

  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Sources' })).toBeVisible();
  await tabTo(page, '[role="grid"]');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { selected: true })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'About the source' }).getByRole('button', { name: 'Read' })).toBeVisible();

  await page.keyboard.press('Control+2');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('"hardest for community broadcasters"');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark').first()).toBeInViewport();
  await expect(page.locator('mark').first()).toContainText('hardest');

  await tabTo(page, '.switch button[aria-pressed="false"]');
  await page.keyboard.press('Enter');
  const marked = page.locator('.pdf-box').first();
  await expect(marked).toBeInViewport();
  const sheet = await page.getByRole('img', { name: 'Page 1 as it was received' }).boundingBox();
  const box = await marked.boundingBox();
  if (!sheet || !box) throw new Error('neither page nor mark is drawn');
  expect(box.width * box.height).toBeGreaterThan(0);
  expect(box.x).toBeGreaterThanOrEqual(sheet.x);
  expect(box.x + box.width).toBeLessThanOrEqual(sheet.x + sheet.width);
  expect(box.y + box.height).toBeLessThanOrEqual(sheet.y + sheet.height);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('"hardest for community broadcasters"');
});
