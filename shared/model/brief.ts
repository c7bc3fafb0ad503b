import { z } from 'zod';
import { briefId, citationId, claimId, sourceId } from './ids.ts';
import { language } from './text.ts';

export const claimKind = z.enum(['fact', 'law', 'reported-statement', 'own-documentation', 'absence', 'argument', 'recommendation', 'introduction']);
export type ClaimKind = z.infer<typeof claimKind>;

/** The kinds that can lack a source. */
export const needsSource: ReadonlySet<ClaimKind> = new Set(['fact', 'law', 'reported-statement', 'own-documentation', 'absence'] as const);

/** Most serious first. A claim's state is the first of these among its findings; `none` for kinds that need no source. */
export const findingOrder = ['unsourced', 'quote-mismatch', 'figure-not-found', 'cited-unseen', 'cited-whole', 'linked', 'confirmed'] as const;
export const findingCode = z.enum(findingOrder);
export type FindingCode = z.infer<typeof findingCode>;
export const claimState = z.enum([...findingOrder, 'none']);
export type ClaimState = z.infer<typeof claimState>;

export const finding = z.object({
  code: findingCode,
  /** A neutral sentence in English for the terminal: "Not in the linked passage: 2024". */
  detail: z.string(),
  /** quote-mismatch, figure-not-found: what was looked for (as the claim writes it), and for a quotation its nearest words. */
  looked: z.string().optional(),
  nearest: z.string().optional(),
  /** The citation concerned, where it is one. */
  citation: citationId.optional(),
  /** A person dismissed it with this reason; it holds until either side changes, and no longer counts for the state. */
  dismissed: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

export const signal = z.enum(['see', 'see also', 'contra', 'cf.']);
export type Signal = z.infer<typeof signal>;

export const citation = z.object({
  id: citationId,
  claimId,
  sourceId,
  sourceTitle: z.string(),
  /** The source was erased for good: nothing of it is left but that it was cited. */
  erased: z.boolean(),
  /** null: the source as a whole. */
  quote: z.string().nullable(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  page: z.number().int().nullable(),
  paragraph: z.string().nullable(),
  pinpoint: z.string().nullable(),
  signal: signal.nullable(),
  note: z.string().nullable(),
  /** The mark of the imported footnote (or "text" for a reference in the sentence itself) it came from; null: linked here. */
  from: z.string().nullable(),
});
export type Citation = z.infer<typeof citation>;

export const claim = z.object({
  id: claimId,
  briefId,
  text: z.string(),
  kind: claimKind,
  /** The number that the brief prints on its paragraph. */
  paragraph: z.string().nullable(),
  ordinal: z.number().int(),
  /** UTF-16 units of the brief's text. */
  start: z.number().int(),
  end: z.number().int(),
  state: claimState,
  findings: z.array(finding),
  citations: z.array(citation),
});
export type Claim = z.infer<typeof claim>;

export const brief = z.object({
  id: briefId,
  title: z.string(),
  language,
  importedAt: z.string(),
  fileName: z.string(),
  /** Counts. `paragraphs` are the numbered ones. */
  paragraphs: z.number().int(),
  footnotes: z.number().int(),
  claims: z.number().int(),
  works: z.number().int(),
  missingSources: z.number().int(),
});
export type Brief = z.infer<typeof brief>;

/** "The same symbol under another title": the program asks, a person answers, nothing is merged by itself. */
export const workQuestion = z.object({
  reason: z.enum(['symbol-under-two-titles', 'title-under-two-symbols']),
  symbol: z.string(),
  /** The footnote marks on either side (empty: a source that was in the archive before), with the title each gives. */
  one: z.object({ sourceId, mark: z.string(), title: z.string() }),
  other: z.object({ sourceId, mark: z.string(), title: z.string() }),
});
export type WorkQuestion = z.infer<typeof workQuestion>;
