import { z } from 'zod';
import { brief, citation, claim, claimKind, claimState, findingCode, signal, workQuestion } from '../model/brief.ts';
import { briefId, changeId, citationId, claimId, grantId, jobId, sourceId, stagedId } from '../model/ids.ts';
import { footnote, link, paragraph } from '../model/text.ts';
import { call } from './call.ts';

const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(500) };

/** One footnote as the brief will print it: its own words, or what was linked. */
export const composedNote = z.object({
  /** The number it will carry, counted in order. */
  number: z.number().int(),
  /** Offset in the brief's text where its mark stands. */
  at: z.number().int(),
  text: z.string(),
  /** The mark it had in the imported draft; null for one that comes from links. */
  mark: z.string().nullable(),
  citations: z.array(citationId),
});
export type ComposedNote = z.infer<typeof composedNote>;

export const briefs = {
  list: call(z.object(page), z.object({ items: z.array(brief), total: z.number().int() })),
  /** A job; its result is `{brief, questions}`. Give one of both. */
  import: call(z.object({ grant: grantId.optional(), staged: stagedId.optional() }), z.object({ job: jobId })),
  get: call(z.object({ id: briefId }), z.object({ brief, questions: z.array(workQuestion) })),
  /** The draft as it stands, a run of paragraphs at a time; offsets are those of the whole text. */
  text: call(
    z.object({ id: briefId, fromOrdinal: z.number().int().min(1).default(1), count: z.number().int().min(1).max(2000).default(400) }),
    z.object({
      start: z.number().int(),
      text: z.string(),
      paragraphs: z.array(paragraph),
      footnotes: z.array(footnote),
      links: z.array(link),
      totalParagraphs: z.number().int(),
    }),
  ),
  /** All footnotes as they will be printed, in order. */
  notes: call(z.object({ id: briefId }), z.object({ items: z.array(composedNote), total: z.number().int() })),
  coverage: call(
    z.object({ id: briefId }),
    z.object({
      claims: z.partialRecord(claimState, z.number().int()),
      /** Sources in the archive that no claim of this brief cites. */
      uncitedSources: z.array(z.object({ id: sourceId, title: z.string() })),
      missingSources: z.array(z.object({ id: sourceId, title: z.string() })),
    }),
  ),
  /** Answers a question about a work: they are one, so the second's citations move to the first; or they are two. */
  answer: call(z.object({ id: briefId, one: sourceId, other: sourceId, same: z.boolean() }), z.object({ change: changeId })),
};
export const briefImported = z.object({ brief, questions: z.array(workQuestion) });

export const claims = {
  list: call(z.object({ brief: briefId, state: claimState.optional(), ...page }), z.object({ items: z.array(claim), total: z.number().int() })),
  get: call(z.object({ id: claimId }), claim),
  setKind: call(z.object({ id: claimId, kind: claimKind }), z.object({ claim, change: changeId })),
  /** What an imported footnote reaches back to: these claims, no others. */
  setReach: call(z.object({ brief: briefId, mark: z.string(), claims: z.array(claimId).max(50) }), z.object({ change: changeId })),
  /** A person read claim and passages side by side and says "supports". */
  confirm: call(z.object({ id: claimId }), z.object({ claim, change: changeId })),
  /** A finding dismissed with a reason stays dismissed until either side changes. */
  dismiss: call(
    z.object({ id: claimId, code: findingCode, looked: z.string().optional(), reason: z.string().min(1).max(2000) }),
    z.object({ claim, change: changeId }),
  ),
};

export const citations = {
  /** A quote that isn't there is refused with the nearest passage; one that stands there twice, as `quote-ambiguous` without `start`. Without `quote`, the source as a whole. */
  link: call(
    z.object({
      claim: claimId,
      source: sourceId,
      quote: z.string().min(1).max(20_000).optional(),
      start: z.number().int().min(0).optional(),
      pinpoint: z.string().max(400).optional(),
      signal: signal.optional(),
      note: z.string().max(4000).optional(),
    }),
    z.object({ citation, claim, change: changeId }),
  ),
  unlink: call(z.object({ id: citationId }), z.object({ claim, change: changeId })),
};

export const exportFormat = z.enum(['docx', 'html', 'md', 'csl-json', 'csv']);
export type ExportFormat = z.infer<typeof exportFormat>;
export const exportResult = z.object({ format: exportFormat, bytes: z.number().int(), footnotes: z.number().int(), works: z.number().int() });

export const exports = {
  /** A job; its result is an `exportResult`. The file is created exclusively unless the grant allows replacing. */
  write: call(z.object({ brief: briefId, format: exportFormat, to: grantId }), z.object({ job: jobId })),
  /** The wanted list as a file. */
  wanted: call(
    z.object({ to: grantId, format: z.enum(['csv', 'csl-json', 'md']).default('md') }),
    z.object({ works: z.number().int(), bytes: z.number().int() }),
  ),
};
