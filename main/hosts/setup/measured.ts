import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Row } from './table.ts';
import { root } from './tool.ts';

type Measure = (options: { small: boolean; short: boolean; docs: number | undefined }) => Promise<Row | readonly Row[]>;

/**
 * The rows of every file in `folder` that exports `name`, one file after the other so that none disturbs the next.
 * What throws becomes a row that failed: one broken measure does not hide the others.
 */
export async function measured(folder: string, name: 'rows' | 'run', options: Parameters<Measure>[0]): Promise<Row[]> {
  const all: Row[] = [];
  for (const file of readdirSync(join(root, folder)).sort()) {
    if (!file.endsWith('.ts')) continue;
    try {
      const measure = ((await import(pathToFileURL(join(root, folder, file)).href)) as Record<string, unknown>)[name];
      if (typeof measure !== 'function') continue;
      console.error(`${file} …`);
      const rows = await (measure as Measure)(options);
      all.push(...('length' in rows ? (rows as readonly Row[]) : [rows as Row]));
    } catch (error) {
      console.error(error);
      all.push({ name: file, ok: false, detail: 'stopped by an error' });
    }
  }
  return all;
}
