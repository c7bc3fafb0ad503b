import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createArchive, goTo, importSampleCase } from '../support/first-archive.ts';

/** What WCAG 2.2 A and AA find wrong on the page as it stands, as `rule: element`. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ scheme });
    test('no room shuts anyone out', async ({ app, folder }) => {
      expect(await barriers(app.page), 'first screen').toEqual([]);
      await createArchive(app, folder);
      expect(await barriers(app.page), 'empty library').toEqual([]);
      await importSampleCase(app);
      for (const room of ['Library', 'Search', 'Briefs', 'History'] as const) {
        await goTo(app, room);
        expect(await barriers(app.page), room).toEqual([]);
      }
    });
  });
}
