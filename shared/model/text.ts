import { z } from 'zod';

/**
 * What a reader got out of a source. All offsets are UTF-16 units of `text`; `end` is exclusive.
 *
 * `text` is the paragraphs in reading order joined by one "\n": first the body, then each footnote as a paragraph of kind
 * `note`, so that a passage in a footnote has a place like any other. A paragraph never contains "\n"; a line break inside
 * it is a space. Printed paragraph numbers ("57.") and footnote marks are set apart, not part of `text`, so the same
 * document reads the same whether it came as DOCX, PDF or plain text.
 */
const offset = z.number().int().min(0);

export const paragraphKind = z.enum(['heading', 'body', 'quotation', 'attribution', 'list-item', 'table-row', 'note']);
export type ParagraphKind = z.infer<typeof paragraphKind>;

export const paragraph = z.object({
  /** Ours, from 1, in reading order. Never leaves as a pinpoint. */
  ordinal: z.number().int().min(1),
  /** The number that the document prints ("57", "12.3", "a"), else null. */
  number: z.string().max(40).nullable(),
  kind: paragraphKind,
  /** Headings only: 1 is the highest. */
  level: z.number().int().min(1).max(9).nullable(),
  /** The physical page on which the paragraph begins, from 1; null for formats without pages. */
  page: z.number().int().min(1).nullable(),
  /** The headings above it, outermost first. */
  headingPath: z.array(z.string()),
  start: offset,
  end: offset,
});
export type Paragraph = z.infer<typeof paragraph>;

export const footnote = z.object({
  /** As the document prints it: "4", "*", "iv". */
  mark: z.string().max(40),
  text: z.string(),
  /** Where the mark stands in the body (the offset of the character that follows it); null where no mark was found. */
  at: offset.nullable(),
  /** Where the note itself stands in `text`. */
  start: offset,
  end: offset,
});
export type Footnote = z.infer<typeof footnote>;

export const link = z.object({
  text: z.string(),
  /** null: the document shows a link, its target is lost. */
  target: z.string().nullable(),
  start: offset,
  end: offset,
});
export type Link = z.infer<typeof link>;

/** One run of drawn text on a page; PDF points, origin at the lower left of the unrotated page. */
export const textBox = z.object({
  page: z.number().int().min(1),
  start: offset,
  end: offset,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type TextBox = z.infer<typeof textBox>;

/** Where each page begins; empty for formats without pages. A paragraph may run over a page's end. */
export const pageStart = z.object({ page: z.number().int().min(1), start: offset });
export type PageStart = z.infer<typeof pageStart>;

export const language = z.enum(['en', 'ru', 'kk']).nullable();
export type Language = z.infer<typeof language>;

export const reading = z.object({
  title: z.string().nullable(),
  language,
  text: z.string(),
  paragraphs: z.array(paragraph),
  pages: z.array(pageStart),
  footnotes: z.array(footnote),
  links: z.array(link),
  boxes: z.array(textBox),
  metadata: z.object({
    authors: z.array(z.string()),
    /** ISO 8601 date or part of one (`2024`, `2024-04`, `2024-04-11`), as the file itself says; proposed, not asserted. */
    date: z.string().nullable(),
    /** The address a saved page names as its own. */
    address: z.string().nullable(),
  }),
  /** What the reader saw and could not keep, in plain words ("3 images", "2 comments"). */
  leftOut: z.array(z.string()),
});
export type Reading = z.infer<typeof reading>;

/** The page that holds `at`, or null where there are no pages. */
export function pageAt(pages: readonly PageStart[], at: number): number | null {
  let page: number | null = null;
  for (const p of pages) {
    if (p.start > at) break;
    page = p.page;
  }
  return page;
}

/** The paragraph that holds `at`, else the last one before it. Binary search: paragraphs are in order. */
export function paragraphAt<P extends { start: number; end: number }>(paragraphs: readonly P[], at: number): P | undefined {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle] as P).start <= at) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low];
}
