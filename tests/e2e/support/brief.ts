import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, root } from './app.ts';

interface Planted {
  readonly claimStartsWith: string;
  readonly expectedState: string;
  readonly proof?: { readonly file: string; readonly quote: string };
}

const { claims } = JSON.parse(readFileSync(join(root, 'resources', 'sample-case', 'expected.json'), 'utf8')) as { claims: readonly Planted[] };

/** A claim planted in the sample case, and the words that prove it. */
export function planted(start: string): { readonly start: string; readonly quote: string; readonly expectedState: string } {
  const found = claims.find((claim) => claim.claimStartsWith.startsWith(start));
  if (!found) throw new Error(`no claim of the sample case starts with: ${start}`);
  return { start: found.claimStartsWith, quote: found.proof?.quote ?? '', expectedState: found.expectedState };
}

/** The button of the claim at hand; its name is its state and its words. */
export const atHand = (page: Page): Locator => page.getByRole('region', { name: 'Text of the brief' }).getByRole('button', { pressed: true });

/** Goes claim by claim with the keyboard, down or up, until the one that starts so is at hand. */
export async function stepTo(page: Page, start: string, key: 'j' | 'k' = 'j'): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    const before = (await atHand(page).count()) === 0 ? null : await atHand(page).getAttribute('aria-label');
    if (before?.includes(`: ${start}`)) return;
    await page.keyboard.press(key);
    if (before === null) await expect(atHand(page)).toBeVisible();
    else await expect(atHand(page)).not.toHaveAttribute('aria-label', before);
  }
  throw new Error(`no claim starts with: ${start}`);
}

/** Runs in the window: where the first character of `words` begins and the last one ends in the reader; null where they do not stand. */
function endsOf(view: Element, words: string): { first: { x: number; y: number }; last: { x: number; y: number } } | null {
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-start]') && !node.parentElement.closest('[data-ours]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  const letters: { node: Text; at: number }[] = [];
  let text = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let at = 0; at < node.data.length; at++) letters.push({ node, at });
    text += node.data;
  }
  const at = text.replaceAll('\n', ' ').indexOf(words);
  const edge = (index: number, side: 'left' | 'right') => {
    const letter = letters[index];
    if (at < 0 || !letter) return null;
    const range = document.createRange();
    range.setStart(letter.node, letter.at);
    range.setEnd(letter.node, letter.at + 1);
    const box = range.getBoundingClientRect();
    // A little inside the letter's outer edge, where the caret still falls before or after the whole letter.
    return { x: side === 'left' ? box.left + 0.5 : box.right - 0.5, y: box.top + box.height / 2 };
  };
  const first = edge(at, 'left');
  const last = edge(at + words.length - 1, 'right');
  return first && last && { first, last };
}

/** Finds `quote` by search beside the brief, selects exactly its words with the pointer and links them to the claim at hand. */
export async function linkBySelecting(page: Page, quote: string, query: string): Promise<void> {
  const evidence = page.getByRole('complementary', { name: 'Evidence for the selected claim' });
  await evidence.getByRole('tab', { name: 'Search' }).click();
  await evidence.getByRole('searchbox', { name: 'Search' }).fill(query);
  await evidence.getByRole('listbox', { name: 'Places found' }).getByRole('option').first().click();
  await expect(evidence.getByRole('tab', { name: 'Reader' })).toHaveAttribute('aria-selected', 'true');
  const view = evidence.locator('.text-view');
  await expect(view.locator('mark').first()).toBeInViewport();
  // The passage is brought to the middle once its height is known; the pointer waits for that.
  let ends = await view.evaluate(endsOf, quote);
  await expect(async () => {
    const before = JSON.stringify(ends);
    await page.waitForTimeout(150);
    ends = await view.evaluate(endsOf, quote);
    expect(ends).not.toBeNull();
    expect(JSON.stringify(ends)).toBe(before);
  }).toPass({ timeout: 15_000 });
  if (!ends) throw new Error(`not in the reader: ${quote}`);
  await page.mouse.move(ends.first.x, ends.first.y);
  await page.mouse.down();
  await page.mouse.move(ends.last.x, ends.last.y, { steps: 4 });
  await page.mouse.up();
  const bar = evidence.getByRole('region', { name: 'Link a passage' });
  await expect(bar).toContainText(`“${quote}”`);
  await bar.getByRole('button', { name: 'Link to the claim' }).click();
  await expect(bar).toHaveCount(0);
  const selected = await page.evaluate(() => document.getSelection()?.toString() ?? '');
  expect(selected, 'what was linked is not offered again at the next key').toBe('');
}
