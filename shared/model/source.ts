import { z } from 'zod';
import { sourceId } from './ids.ts';
import { language } from './text.ts';

/** Source document, media coverage, case-file document; and the two that are written inside the archive. */
export const sourceKind = z.enum(['source', 'media', 'case', 'testimony', 'note']);
export type SourceKind = z.infer<typeof sourceKind>;

/** `public` may be quoted, named, enclosed; `anonymised` quoted, never named; `sealed` relied on, nothing else. */
export const confidentiality = z.enum(['public', 'anonymised', 'sealed']);
export type Confidentiality = z.infer<typeof confidentiality>;

export const source = z.object({
  id: sourceId,
  title: z.string(),
  kind: sourceKind,
  /** `missing`: known, cited, not here yet. */
  status: z.enum(['here', 'missing']),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  language,
  /** SHA-256 of the original, lower-case hexadecimal. */
  sha256: z.string().nullable(),
  bytes: z.number().int().nullable(),
  /** UTC of the local clock, ISO 8601. */
  importedAt: z.string(),
  pages: z.number().int().nullable(),
  paragraphs: z.number().int(),
  /** Document symbol such as `CCPR/C/KAZ/3`. */
  symbol: z.string().nullable(),
  address: z.string().nullable(),
  authors: z.array(z.string()),
  date: z.string().nullable(),
  confidentiality,
  /** How it came: the path inside the imported folder, "written in the archive", "cited in <brief>". Never an outside path. */
  provenance: z.string(),
  /** Citations of claims that name it. */
  cited: z.number().int(),
  leftOut: z.array(z.string()),
});
export type Source = z.infer<typeof source>;
