import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, root, test } from '../support/app.ts';
import { atHand, linkBySelecting, planted, stepTo } from '../support/brief.ts';
import { openSampleBrief } from '../support/first-archive.ts';

const unsourced = planted('At least four presenters');
const quotation = planted('The State party maintains');
const testimony = planted('A listener whose testimony');
const figure = planted('The fines came to 1,240,000');

/** The written words of a part of a DOCX, without its markup. */
const wordsOf = (xml: string): string => xml.replace(/<[^>]+>/g, '');

test('claims are tied to passages, differences are told in words, and the brief leaves with its footnotes', async ({ app, folder }) => {
  const { page, answers } = app;
  await openSampleBrief(app, folder);
  const evidence = page.getByRole('complementary', { name: 'Evidence for the selected claim' });
  const state = evidence.getByRole('heading', { level: 2 }).first();
  const notes = page.getByRole('list', { name: 'Footnotes of this paragraph' });

  await test.step('J and K go claim by claim', async () => {
    await page.keyboard.press('j');
    const first = (await atHand(page).getAttribute('aria-label')) ?? '';
    await page.keyboard.press('j');
    await expect(atHand(page)).not.toHaveAttribute('aria-label', first);
    await page.keyboard.press('k');
    await expect(atHand(page)).toHaveAttribute('aria-label', first);
  });

  await test.step('Enter links the first suggestion, with its footnote at once; Ctrl Z takes it back', async () => {
    await stepTo(page, unsourced.start);
    await expect(state).toHaveText('No source yet');
    await expect(evidence.getByRole('button', { name: 'Link', exact: true }).first()).toBeVisible();
    const before = await notes.getByRole('listitem').count();
    await page.keyboard.press('Enter');
    await expect(notes.getByRole('listitem')).toHaveCount(before + 1);
    await expect(evidence.getByRole('heading', { name: '1 citation' })).toBeVisible();
    await expect(state).not.toHaveText('No source yet');
    await expect(atHand(page)).toHaveAccessibleName(/^(linked|figure)\. /);

    await page.keyboard.press('Control+z');
    await expect(state).toHaveText('No source yet');
    await expect(notes.getByRole('listitem')).toHaveCount(before);
    await expect(evidence.getByText('Nothing is cited for this claim.')).toBeVisible();
  });

  await test.step('a quotation that is slightly wrong is shown word by word, and can be dismissed with a reason', async () => {
    await stepTo(page, quotation.start, 'k');
    await linkBySelecting(page, quotation.quote, '"breaches found"');
    await expect(state).toHaveText('Quotation differs');
    await expect(evidence.getByText('The quotation differs from the linked passage:')).toBeVisible();
    await expect(evidence.locator('del')).toHaveText(/established/);
    await expect(evidence.locator('ins')).toHaveText(/found/);

    await evidence.getByRole('button', { name: 'Dismiss with a reason' }).click();
    await evidence.getByRole('textbox', { name: 'Why this is no problem here' }).fill('Our own translation of the reply.');
    await page.keyboard.press('Enter');
    await expect(evidence.getByText('Dismissed: Our own translation of the reply.')).toBeVisible();
    await expect(state).toHaveText('Linked; nothing found against it');
  });

  await test.step('a claim may rest on a sealed testimony', async () => {
    await page.getByRole('region', { name: 'Text of the brief' }).focus();
    await stepTo(page, testimony.start);
    await linkBySelecting(page, testimony.quote, '"просил дважды"');
    await expect(state).toHaveText('Linked; nothing found against it');
  });

  await test.step('a wrong figure is named', async () => {
    await page.getByRole('region', { name: 'Text of the brief' }).focus();
    await stepTo(page, figure.start);
    await linkBySelecting(page, figure.quote, '"the fines come to"');
    await expect(state).toHaveText('Figure not found');
    await expect(evidence.getByText('Not in the linked passages: 1,240,000')).toBeVisible();
  });

  await test.step('the DOCX has as many footnotes as are shown, and nothing of the testimony', async () => {
    const text = page.getByRole('region', { name: 'Text of the brief' });
    await text.focus();
    await page.keyboard.press('End');
    await stepTo(page, planted('The petition for the return').start);
    await text.evaluate((region) => region.scrollTo(0, region.scrollHeight));
    const numbers = text.locator('p > span sup, h2 > span sup, h3 > span sup');
    const shown = Math.max(...(await numbers.allTextContents()).map(Number));
    expect(shown).toBeGreaterThan(19);

    const path = join(folder, 'written.docx');
    await answers.place(path);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Choose a place and write' }).click();
    await expect(page.getByRole('dialog').getByRole('status')).toContainText(`with ${shown} footnotes`);
    const parts = unzipSync(readFileSync(path));
    const footnotes = strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array());
    // The two of the type "separator" are lines that Word draws, no notes (ECMA-376-1, 17.11.9).
    expect([...footnotes.matchAll(/<w:footnote (?![^>]*w:type=)/g)]).toHaveLength(shown);

    const written = Object.entries(parts)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([, bytes]) => wordsOf(strFromU8(bytes)) + strFromU8(bytes))
      .join('\n');
    expect(wordsOf(footnotes)).toMatch(/on file with the authors/i);
    const sentences = readFileSync(join(root, 'resources', 'sample-case', 'testimony.txt'), 'utf8')
      .split(/(?<=[.!?:])\s+|\n+/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.length > 12);
    expect(sentences.length).toBeGreaterThan(20);
    expect([...sentences, 'Ольха', 'Свидетельство T-1'].filter((words) => written.includes(words))).toEqual([]);
  });
});
