import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltWindow, buildWindow, openWindow, startBrowser, type WindowPage } from '../support/window-page.ts';

const room = (page: Page, name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name }).click();

/** Rules that a person with a screen reader or weak sight can't get past. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

describe.skipIf(!existsSync('/usr/bin/chromium'))('the window under the policy of production', () => {
  let built: BuiltWindow;
  let browser: Browser;
  let opened: WindowPage | undefined;
  const open = async (...options: Parameters<typeof openWindow> extends [unknown, unknown, ...infer O] ? O : never): Promise<Page> => {
    opened = await openWindow(browser, built, ...options);
    return opened.page;
  };
  /** Nothing was thrown, and nothing was tried that the policy stops. */
  const quiet = async () => {
    expect(opened?.complaints).toEqual([]);
    await opened?.page.context().close();
  };
  beforeAll(async () => {
    built = await buildWindow();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await built?.remove();
  });

  it('makes an archive, shows its recovery key once, locks, and says what a wrong passphrase changed: nothing', async () => {
    const page = await open({ start: 'locked' });
    await page.getByRole('button', { name: 'Create an archive' }).click();
    await page.getByLabel('Name').fill('Appeal');
    await page.getByLabel('Passphrase').fill('lantern gravel mustard');
    await page.getByLabel('The same once more').fill('lantern gravel mustarb');
    await page.getByText('The two differ.').waitFor();
    expect(await page.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('The same once more').fill('lantern gravel mustard');
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    expect(await page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem').count()).toBe(12);
    expect(await page.getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Open an archive' }).click();
    await page.getByLabel('Passphrase').fill('something else');
    await page.keyboard.press('Enter');
    await page.getByText("That passphrase doesn't open this archive. Nothing was changed.").waitFor();
    await quiet();
  });

  it('adds, changes and removes keys, and says whom removing does not stop', async () => {
    const page = await open();
    await room(page, 'Archive');
    const keys = page.getByRole('list', { name: 'Keys' });
    await keys.getByText('recovery key').first().waitFor();
    const add = async (label: string, passphrase: string) => {
      await page.getByRole('button', { name: 'Add a passphrase' }).click();
      await expect.poll(() => page.getByLabel('Name').evaluate((field) => field === document.activeElement)).toBe(true);
      await page.getByLabel('Name').fill(label);
      await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
      await page.getByLabel('The same once more').fill(passphrase);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    };
    await add('passphrase 1', 'lantern gravel mustard');
    await page.getByRole('alert').getByText('Another key has this name already').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await add('Bela', 'lantern gravel mustard');
    await keys.getByText('Bela').waitFor();
    await page.getByRole('button', { name: 'Change Bela' }).click();
    await page.getByLabel('Name').fill('Bela at home');
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('short');
    await page.getByLabel('The same once more').fill('short');
    await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('alert').getByText('The passphrase is too short').waitFor();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('october mustard gravel');
    await page.getByLabel('The same once more').fill('october mustard gravel');
    await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
    await keys.getByText('Bela at home').waitFor();
    await page.getByRole('button', { name: 'Remove Bela at home' }).click();
    await page.getByText('kept an older copy of the archive').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await keys.getByText('Bela at home').waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Re-key' }).click();
    await page.getByLabel('Passphrase to keep').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Remove recovery key' }).click();
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('checkbox').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Remove passphrase 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('alert').getByText('This is the only key').waitFor();
    await quiet();
  });

  it('shows a new recovery key until it is written down, whatever key is pressed, and never again', async () => {
    const page = await open();
    await room(page, 'Archive');
    await page.getByRole('button', { name: 'New recovery key' }).click();
    await page.getByRole('button', { name: 'Make it and show it' }).click();
    const words = page.getByRole('list', { name: 'Recovery key' });
    await words.getByRole('listitem').first().waitFor();
    expect(await words.getByRole('listitem').count()).toBe(12);
    for (const key of ['Escape', 'Escape', 'Escape', 'Control+1', 'Alt+ArrowLeft', 'Control+k']) await page.keyboard.press(key);
    await page.waitForTimeout(100);
    expect(await words.isVisible()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await words.waitFor({ state: 'detached' });
    expect(await page.getByText('lumen').count()).toBe(0);
    await quiet();
  });

  it('re-keys so that only what is typed opens, and changes nothing when one of these is wrong', async () => {
    const page = await open();
    await room(page, 'Archive');
    const keys = page.getByRole('list', { name: 'Keys' });
    await page.getByRole('button', { name: 'Re-key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase to keep').fill('correct horse battery staple');
    await dialog.getByRole('button', { name: 'Keep another passphrase' }).click();
    await dialog.getByLabel('Passphrase to keep, 2').fill('not one of them');
    await dialog.getByRole('button', { name: 'Re-key' }).click();
    await dialog.getByText('One of these opens nothing here. Nothing was changed.').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await keys.locator('li').count()).toBe(2);
    await dialog.getByLabel('Passphrase to keep, 2').fill('');
    await dialog.getByRole('button', { name: 'Re-key' }).click();
    await page.getByRole('heading', { name: 'Only those keys open it now' }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await keys.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('passphrase 1')]);
    await quiet();
  });

  it('checks the archive and shows its fingerprint in groups and whole', async () => {
    const page = await open();
    await room(page, 'Archive');
    await page.getByText('7c3f 19aa 7c3f 19aa', { exact: true }).waitFor();
    await page.getByText('The whole of it, to copy').click();
    await page.getByRole('button', { name: /^(7c3f 19aa ?){8}$/ }).waitFor();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByRole('status').getByText('Whole. 312 parts').waitFor();
    await quiet();
  });

  it('takes dropped files over in pieces and keeps the list of what became of each until it is closed', async () => {
    const page = await open({ start: 'empty' });
    await page.getByText('Put in your first documents').waitFor();
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(1_300_000)], 'long.txt'));
      transfer.items.add(new File(['x'], 'photos.zip'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: transfer }));
    });
    const list = page.getByRole('region', { name: 'What became of each file' }).first();
    await list.getByText('photos.zip').waitFor();
    expect(await list.getByRole('listitem').first().textContent()).toContain("can't be read yet");
    await list.getByRole('button', { name: 'long' }).waitFor();
    await page.getByRole('button', { name: 'Close this list' }).click();
    await list.waitFor({ state: 'detached' });
    await quiet();
  });

  it('goes through a brief by keyboard: next, link, footnote at once, undo', async () => {
    const page = await open();
    await room(page, 'Briefs');
    await page.getByText('submission.docx').click();
    await page.getByText('Choose a claim').waitFor();
    for (const _ of [1, 2, 3]) await page.keyboard.press('n');
    const evidence = page.getByRole('complementary', { name: 'Evidence for the selected claim' });
    await evidence.getByRole('heading', { name: 'No source yet' }).waitFor();
    await evidence.getByRole('button', { name: 'Link' }).first().waitFor();
    const before = await page.locator('.brief-words p > span > sup').count();
    await page.keyboard.press('Enter');
    await evidence.getByRole('heading', { name: 'Linked; nothing found against it' }).waitFor();
    await expect.poll(() => page.locator('.brief-words p > span > sup').count()).toBe(before + 1);
    await page.keyboard.press('o');
    await page.locator('.reader mark.target').first().waitFor();
    await page.keyboard.press('Control+z');
    await evidence.getByRole('heading', { name: 'No source yet' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await quiet();
  });

  it('links exactly the words that were selected', async () => {
    const page = await open();
    await room(page, 'Briefs');
    await page.getByText('submission.docx').click();
    for (const _ of [1, 2, 3]) await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Open', exact: true }).first().click();
    const words = page.locator('.reader .paragraph-words', { hasText: 'None of those detained' });
    await words.waitFor();
    await words.evaluate((element) => {
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
      document.getSelection()?.setBaseAndExtent(node, 8, node, node.data.indexOf(' was shown'));
      element.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    await page.getByText('“those detained”').waitFor();
    await page.getByRole('button', { name: 'Link to the claim' }).click();
    await page.locator('.citation-quote', { hasText: '“those detained”' }).waitFor();
    await quiet();
  });

  it('draws a PDF in a worker of its own origin, and says so where that can not start', async () => {
    const page = await open();
    const original = async () => {
      await page.getByText('Ответ Министерства').first().dblclick();
      await page.getByRole('button', { name: 'Original', exact: true }).click();
    };
    await original();
    const drawn = () =>
      page
        .locator('.pdf-page canvas')
        .first()
        .evaluate((c: HTMLCanvasElement) =>
          c
            .getContext('2d')
            ?.getImageData(0, 0, c.width, c.height)
            .data.some((v, i) => i % 4 !== 3 && v < 128),
        );
    await expect.poll(drawn).toBe(true);
    expect(page.workers().map((worker) => worker.url())).toEqual(['https://attest.invalid/pdfjs/pdf.worker.min.mjs']);
    await quiet();
    const without = await open();
    await without.context().route('**/pdf.worker.min.mjs', (route) => route.fulfill({ status: 404 }));
    await without.getByText('Ответ Министерства').first().dblclick();
    await without.getByRole('button', { name: 'Original', exact: true }).click();
    await without.getByText('The worker that reads PDF stopped.').waitFor();
    await without.context().close();
  });

  it('keeps a long list short in the page', async () => {
    const page = await open({ more: 10_000 });
    await page.getByText('10,005 sources').waitFor();
    await page.getByRole('grid').press('End');
    await page.getByText('Ответ Министерства').first().waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await quiet();
  });

  it.each(['light', 'dark'] as const)('shuts nobody out of any room (%s)', async (theme) => {
    const page = await open({ theme });
    for (const name of ['Library', 'Search', 'Briefs', 'History', 'Archive']) {
      await room(page, name);
      await page.waitForTimeout(150);
      expect(await barriers(page), name).toEqual([]);
    }
    await room(page, 'Search');
    await page.getByRole('searchbox').fill('harbour');
    await page.locator('mark').first().waitFor();
    expect(await barriers(page), 'results').toEqual([]);
    await quiet();
  });
});
