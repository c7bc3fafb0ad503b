import { basename } from 'node:path';
import type { HostApi } from '../../shared/contract/contract.ts';
import type { GrantId } from '../../shared/model/ids.ts';
import { safeFileName } from '../bundle/file-name.ts';
import type { GrantUse } from '../engine/client-types.ts';
import type { Copied } from './copied.ts';
import type { Dialogs } from './dialogs.ts';
import type { Preferences } from './preferences.ts';
import type { SampleCase } from './sample-case.ts';
import type { EngineSeat } from './seat.ts';

export interface WindowPorts {
  readonly about: { readonly version: string; readonly platform: string; readonly host: 'electron' | 'chromium' };
  readonly dialogs: Dialogs;
  readonly engine: Pick<EngineSeat, 'grant' | 'lastArchive'>;
  readonly preferences: Preferences;
  readonly copied: Copied;
  /** Where the sample case lies; null where it isn't there. */
  readonly sampleCase: SampleCase | null;
  /** The folder named on the command line. */
  readonly startArchive: string | null;
}

/** The calls that the host answers. A path goes from a dialog to the engine; the window gets a token and the last part of it. */
export function windowCalls(ports: WindowPorts): HostApi {
  const granted = async (path: string, use: GrantUse) => ({ grant: (await ports.engine.grant(path, use)) as GrantId, name: basename(path) });
  const folder = async (purpose: Parameters<Dialogs['openFolder']>[0], use: GrantUse) => {
    const path = await ports.dialogs.openFolder(purpose);
    return path === null ? null : granted(path, use);
  };
  return {
    about: async () => ({ ...ports.about, sampleCase: ports.sampleCase !== null }),
    chooseNewArchive: () => folder('new-archive', 'archive'),
    chooseArchive: () => folder('archive', 'archive'),
    chooseFolder: () => folder('documents', 'read'),
    chooseFiles: async () => Promise.all((await ports.dialogs.openFiles('documents')).map((path) => granted(path, 'read'))),
    async chooseBrief() {
      const [path] = await ports.dialogs.openFiles('brief');
      return path === undefined ? null : granted(path, 'read');
    },
    async chooseExport({ suggestedName, extension }) {
      const chosen = await ports.dialogs.saveAs(safeFileName(suggestedName, extension));
      return chosen && granted(chosen.path, chosen.replace ? 'replace' : 'create');
    },
    async sampleCase() {
      if (!ports.sampleCase) throw new Error('the sample case did not come with this program');
      const { documents, brief, testimony } = ports.sampleCase;
      return { documents: (await granted(documents, 'read')).grant, brief: (await granted(brief, 'read')).grant, testimony };
    },
    async startArchive() {
      const path = ports.engine.lastArchive() ?? ports.startArchive;
      return path === null ? null : granted(path, 'archive');
    },
    async copyText({ text }) {
      await ports.copied.copy(text);
      return {};
    },
    preferences: async () => ({ theme: ports.preferences.theme() }),
    async setPreferences({ theme }) {
      ports.preferences.setTheme(theme);
      return {};
    },
  };
}
