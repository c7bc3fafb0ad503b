import { z } from 'zod';

/**
 * Where a passage is, said four ways (W3C Web Annotation: TextQuoteSelector, TextPositionSelector; and page, printed
 * paragraph, hash of the original).
 */
export const anchor = z.object({
  quote: z.string().min(1),
  /** Up to 32 UTF-16 units before and after, as TextQuoteSelector has them. */
  prefix: z.string(),
  suffix: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  page: z.number().int().nullable(),
  /** The printed number of the paragraph, else null. */
  paragraph: z.string().nullable(),
  ordinal: z.number().int(),
  headingPath: z.array(z.string()),
  sha256: z.string().nullable(),
});
export type Anchor = z.infer<typeof anchor>;
