import { assemble, type Draft } from './draft.ts';
import { type Format, formatOf, mediaTypes, Unreadable } from './format.ts';
import type { Outcome } from './types.ts';

/** Reads one document in this process. Only the reader process and tests of single formats call it: see `readers.ts`. */
export async function readHere(name: string, bytes: Uint8Array): Promise<Outcome> {
  let mediaType: string | null = null;
  try {
    const format = formatOf(name, bytes);
    mediaType = mediaTypes[format];
    const draft = await (await drafts[format]())(bytes);
    if (draft.blocks.length === 0 && draft.notes.length === 0) throw new Unreadable('no-text');
    return { mediaType, reading: assemble(draft) };
  } catch (error) {
    if (error instanceof Unreadable) return { mediaType, unreadable: error.reason, detail: error.detail };
    throw error;
  }
}

// Loaded when first needed: a reader of plain text has no use for pdf.js.
const drafts: Record<Format, () => Promise<(bytes: Uint8Array) => Draft | Promise<Draft>>> = {
  txt: async () => (await import('./formats/text.ts')).readText,
  docx: async () => (await import('./formats/docx.ts')).readDocx,
  pdf: async () => (await import('./formats/pdf.ts')).readPdf,
  html: async () => (await import('./formats/html.ts')).readHtml,
  md: async () => (await import('./formats/text.ts')).readText,
};

/** Loads the reader of a format before there is a document. */
export async function prepareFor(format: string | undefined): Promise<void> {
  if (format !== undefined && Object.hasOwn(drafts, format)) await drafts[format as Format]();
}
