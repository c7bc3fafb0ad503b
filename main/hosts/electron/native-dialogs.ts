import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Dialogs } from '../dialogs.ts';

const briefs = [{ name: 'Briefs', extensions: ['docx', 'md', 'html', 'htm', 'txt', 'pdf'] }];

/** The system's own dialogs, asked not to list what was chosen among recent files (Windows follows that; others don't offer it). */
export function nativeDialogs(dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>, window: BrowserWindow): Dialogs {
  return {
    async openFolder(purpose) {
      const create = purpose === 'new-archive' ? (['createDirectory', 'promptToCreate'] as const) : [];
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'dontAddToRecent', ...create] });
      return filePaths[0] ?? null;
    },
    async openFiles(purpose) {
      const { filePaths } =
        purpose === 'brief'
          ? await dialog.showOpenDialog(window, { properties: ['openFile', 'dontAddToRecent'], filters: briefs })
          : await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections', 'dontAddToRecent'] });
      return filePaths;
    },
    async saveAs(suggestedName) {
      const extension = extname(suggestedName).slice(1);
      const { filePath, canceled } = await dialog.showSaveDialog(window, {
        defaultPath: suggestedName,
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
        properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
      });
      // The system's dialog has asked already before it gives the name of a file that is there.
      return canceled || !filePath ? null : { path: filePath, replace: existsSync(filePath) };
    },
  };
}
