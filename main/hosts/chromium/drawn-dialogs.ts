import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Dialogs } from '../dialogs.ts';
import { dialogOrigin } from './address.ts';
import type { Desk } from './desk.ts';
import { listFolder, whatIs } from './listing.ts';

/** What the dialog page is asked to let a person choose. */
export interface Question {
  readonly title: string;
  readonly choose: 'folder' | 'new-folder' | 'file' | 'files' | 'place';
  /** The folder it begins in. */
  readonly from: string;
  readonly suggestedName: string;
}

/** What it sends back: absolute paths, none when the person turned away. */
type Chosen = { readonly paths: readonly string[]; readonly replace: boolean };
const nothing: Chosen = { paths: [], replace: false };

/** Dialogs drawn by the host in a window of its own: a folder's list and a field for its path, both by keyboard too. */
export function drawnDialogs(desk: Desk): Dialogs {
  let from = homedir();

  const ask = async (question: Omit<Question, 'from'>): Promise<Chosen> => {
    const page = await (await desk()).newPage();
    const chosen = Promise.withResolvers<Chosen>();
    page.once('close', () => chosen.resolve(nothing));
    await page.exposeBinding('attestDialog', async (_source, act: string, value: unknown) => {
      if (act === 'question') return { ...question, from };
      if (act === 'list' && typeof value === 'string') return listFolder(value);
      if (act === 'what' && typeof value === 'string') return whatIs(resolve(value));
      if (act === 'answer') chosen.resolve(value as Chosen);
      return null;
    });
    await page.goto(`${dialogOrigin}/dialog.html`);
    const { paths, replace } = await chosen.promise;
    if (!page.isClosed()) await page.close();
    const absolute = paths.map((path) => resolve(path));
    if (absolute[0]) from = question.choose === 'folder' ? absolute[0] : dirname(absolute[0]);
    return { paths: absolute, replace };
  };

  const folders = {
    archive: { title: 'Open an archive', choose: 'folder' },
    'new-archive': { title: 'Choose a place for the new archive', choose: 'new-folder' },
    documents: { title: 'Import a folder of documents', choose: 'folder' },
  } as const;
  return {
    async openFolder(purpose) {
      const { paths } = await ask({ ...folders[purpose], suggestedName: purpose === 'new-archive' ? 'archive' : '' });
      return paths[0] ?? null;
    },
    async openFiles(purpose) {
      const question = purpose === 'brief' ? ({ title: 'Import a brief', choose: 'file' } as const) : ({ title: 'Import documents', choose: 'files' } as const);
      return (await ask({ ...question, suggestedName: '' })).paths;
    },
    async saveAs(suggestedName) {
      const { paths, replace } = await ask({ title: 'Save', choose: 'place', suggestedName });
      return paths[0] === undefined ? null : { path: paths[0], replace };
    },
  };
}
