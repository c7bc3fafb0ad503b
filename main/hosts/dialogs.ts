/** The dialogs of a host, drawn where the window can't reach them. Paths go to the host only. */
export interface Dialogs {
  /** An existing folder, or null when the person turned away. */
  openFolder(purpose: 'archive' | 'new-archive' | 'documents'): Promise<string | null>;
  /** Existing files; empty when the person turned away. `brief` takes one. */
  openFiles(purpose: 'documents' | 'brief'): Promise<readonly string[]>;
  /** Where to write; `replace` when the person agreed to replace the file that is there. */
  saveAs(suggestedName: string): Promise<{ readonly path: string; readonly replace: boolean } | null>;
}
