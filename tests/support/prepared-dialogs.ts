import type { Dialogs } from '../../main/hosts/dialogs.ts';

/** What a person would choose, in the order in which the dialogs come; a dialog without an answer is turned away. */
export interface PreparedDialogs extends Dialogs {
  readonly folders: string[];
  readonly files: (readonly string[])[];
  readonly places: { path: string; replace: boolean }[];
  /** The names that were suggested for saving. */
  readonly suggested: string[];
}

export function preparedDialogs(): PreparedDialogs {
  const prepared: PreparedDialogs = {
    folders: [],
    files: [],
    places: [],
    suggested: [],
    openFolder: async () => prepared.folders.shift() ?? null,
    openFiles: async () => prepared.files.shift() ?? [],
    async saveAs(name) {
      prepared.suggested.push(name);
      return prepared.places.shift() ?? null;
    },
  };
  return prepared;
}
