import { z } from 'zod';
import { changeId, claimId, grantId, sourceId } from '../model/ids.ts';
import { confidentiality, source, sourceKind } from '../model/source.ts';
import { footnote, link, pageStart, paragraph, textBox } from '../model/text.ts';
import { bytes, call } from './call.ts';

/** A run of paragraphs; offsets are those of the whole text, `text` is its slice that begins at `start`. */
export const textSlice = z.object({
  sourceId,
  start: z.number().int(),
  text: z.string(),
  paragraphs: z.array(paragraph),
  footnotes: z.array(footnote),
  links: z.array(link),
  pages: z.array(pageStart),
  totalParagraphs: z.number().int(),
  totalLength: z.number().int(),
});
export type TextSlice = z.infer<typeof textSlice>;

export const wantedWork = z.object({
  id: sourceId,
  title: z.string(),
  symbol: z.string().nullable(),
  address: z.string().nullable(),
  date: z.string().nullable(),
  citedBy: z.array(z.object({ brief: z.string(), mark: z.string().nullable(), pinpoint: z.string().nullable() })),
});
export type WantedWork = z.infer<typeof wantedWork>;

export const sources = {
  list: call(
    z.object({
      /** Words that must all begin a word of title, author, symbol or file name. */
      filter: z.string().max(400).default(''),
      kind: sourceKind.optional(),
      status: z.enum(['here', 'missing']).optional(),
      sort: z.enum(['title', 'date', 'importedAt', 'kind', 'language', 'cited']).default('title'),
      descending: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    z.object({ items: z.array(source), total: z.number().int() }),
  ),
  get: call(z.object({ id: sourceId }), source),
  /** At most about 200,000 units of text an answer; ask again from the paragraph after the last one given. */
  text: call(z.object({ id: sourceId, fromOrdinal: z.number().int().min(1).default(1), count: z.number().int().min(1).max(2000).default(400) }), textSlice),
  /** A piece of the original, byte for byte; at most 512 KiB. */
  bytes: call(
    z.object({
      id: sourceId,
      start: z.number().int().min(0),
      length: z
        .number()
        .int()
        .min(1)
        .max(512 * 1024),
    }),
    z.object({ bytes: bytes, total: z.number().int() }),
  ),
  /** Where the text between two offsets is drawn; empty for formats without pages. */
  boxes: call(z.object({ id: sourceId, start: z.number().int().min(0), end: z.number().int().min(0) }), z.object({ boxes: z.array(textBox) })),
  describe: call(
    z.object({
      id: sourceId,
      title: z.string().min(1).max(2000).optional(),
      kind: sourceKind.optional(),
      confidentiality: confidentiality.optional(),
      symbol: z.string().max(200).nullable().optional(),
      address: z.string().max(4000).nullable().optional(),
      authors: z.array(z.string().max(400)).max(100).optional(),
      date: z.string().max(40).nullable().optional(),
    }),
    z.object({ source, change: changeId }),
  ),
  /** A testimony or note written inside the archive, never as a file. Sealed until someone says otherwise. */
  write: call(
    z.object({ kind: z.enum(['testimony', 'note']), title: z.string().min(1).max(2000), text: z.string().min(1).max(200_000) }),
    z.object({ source, change: changeId }),
  ),
  saveOriginal: call(z.object({ id: sourceId, to: grantId }), z.object({ bytes: z.number().int(), sha256: z.string() })),
  /** Works cited but not here. */
  wanted: call(
    z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(500) }),
    z.object({ items: z.array(wantedWork), total: z.number().int() }),
  ),
  /** Says that a missing source is this one: its citations now point here. */
  attach: call(z.object({ missing: sourceId, source: sourceId }), z.object({ source, change: changeId })),
  /** Claims that cite it, for the inspector. */
  citedBy: call(
    z.object({ id: sourceId }),
    z.object({ items: z.array(z.object({ claim: claimId, brief: z.string(), text: z.string(), paragraph: z.string().nullable() })), total: z.number().int() }),
  ),
};
