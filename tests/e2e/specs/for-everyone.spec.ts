import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createArchive, goTo, importSampleCase } from '../support/first-archive.ts';

/** What WCAG 2.2 A and AA find wrong on the page as it stands, as `rule: element`. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

/** Runs in the window: what has to be scrolled sideways to be seen whole. */
function sideways(): string[] {
  return [...document.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
    .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`);
}

const sizes = { light: { width: 1280, height: 800 }, dark: { width: 1000, height: 700 } } as const;

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ scheme, size: sizes[scheme] });
    test('no room shuts anyone out', async ({ app, folder }) => {
      expect(await barriers(app.page), 'first screen').toEqual([]);
      await createArchive(app, folder);
      expect(await barriers(app.page), 'empty library').toEqual([]);
      await importSampleCase(app);
      const list = await app.page.getByRole('region', { name: 'What became of each file' }).first().boundingBox();
      expect(list?.height, 'the library keeps its room below the list of an import').toBeLessThan(0.36 * (await app.page.evaluate(() => window.innerHeight)));
      await app.page.getByRole('row').nth(1).click();
      expect(await app.page.evaluate(sideways), 'library with a source chosen').toEqual([]);
      expect(await barriers(app.page), 'library with a source chosen').toEqual([]);
      for (const room of ['Library', 'Search', 'Briefs', 'History', 'Archive'] as const) {
        await goTo(app, room);
        expect(await barriers(app.page), room).toEqual([]);
        expect(await app.page.evaluate(sideways), `${room}, sideways`).toEqual([]);
      }
    });
  });
}
