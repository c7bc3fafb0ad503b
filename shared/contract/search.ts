import { z } from 'zod';
import { claimId, sourceId } from '../model/ids.ts';
import { call } from './call.ts';

/** Half-open range, UTF-16 units of the string it lies beside. */
export const range = z.object({ start: z.number().int(), end: z.number().int() });

export const hit = z.object({
  sourceId,
  title: z.string(),
  score: z.number(),
  /** Words around the hit, one paragraph's text; `marks` are the matched words inside it. */
  snippet: z.string(),
  marks: z.array(range),
  page: z.number().int().nullable(),
  /** Printed number of the paragraph, else null; for words in a footnote, of the paragraph that its mark stands in. */
  paragraph: z.string().nullable(),
  /** The mark of the footnote that the words stand in, else null. */
  note: z.string().nullable(),
  ordinal: z.number().int(),
  headingPath: z.array(z.string()),
  /** The first matched words, in the source's text. */
  start: z.number().int(),
  end: z.number().int(),
});
export type Hit = z.infer<typeof hit>;

export const suggestion = z.object({
  sourceId,
  title: z.string(),
  page: z.number().int().nullable(),
  paragraph: z.string().nullable(),
  note: z.string().nullable(),
  ordinal: z.number().int(),
  headingPath: z.array(z.string()),
  /** The passage, exactly as it stands between `start` and `end` of the source's text. */
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  score: z.number(),
  /** The words, names and numbers of the claim that it was offered for. */
  because: z.array(z.string()),
});
export type Suggestion = z.infer<typeof suggestion>;

export const search = {
  /** `"exact words"`, `prefix*`, `-not`, `OR`, words (all of them in the document). One hit a paragraph, best first. */
  query: call(
    z.object({
      query: z.string().max(2000),
      source: sourceId.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(20),
    }),
    z.object({
      items: z.array(hit),
      total: z.number().int(),
      sources: z.number().int(),
      /** The query in words: what is looked for and what must not be there. */
      explained: z.string(),
    }),
  ),
  suggest: call(
    z
      .object({
        claim: claimId.optional(),
        text: z.string().max(20_000).optional(),
        exclude: z.array(sourceId).max(100).default([]),
        limit: z.number().int().min(1).max(50).default(5),
      })
      .refine((i) => (i.claim === undefined) !== (i.text === undefined), 'either a claim or a text'),
    z.object({ items: z.array(suggestion), total: z.number().int() }),
  ),
  /** Quick find over titles, names of briefs and claims, despite small slips of the keyboard. */
  quick: call(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(12) }),
    z.object({
      items: z.array(z.object({ type: z.enum(['source', 'brief', 'claim']), id: z.string(), label: z.string(), detail: z.string() })),
      total: z.number().int(),
    }),
  ),
};
