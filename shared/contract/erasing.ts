import { z } from 'zod';
import { changeId, claimId, jobId, sourceId } from '../model/ids.ts';
import { call } from './call.ts';

/** What erasing a source would do, and what it would not. */
export const erasePreview = z.object({
  source: sourceId,
  /** To be typed, letter for letter. */
  title: z.string(),
  /** Claims that cite it; they stay, with a citation of something erased. At most 500 of `total`. */
  cited: z.object({
    items: z.array(z.object({ claim: claimId, brief: z.string(), text: z.string(), paragraph: z.string().nullable() })),
    total: z.number().int(),
  }),
  /** Sentences of briefs that repeat eight words of it or more; they stay as they are. At most 500 of `total`. */
  repeated: z.object({ items: z.array(z.object({ brief: z.string(), text: z.string() })), total: z.number().int() }),
});
export type ErasePreview = z.infer<typeof erasePreview>;

export const erased = z.object({ change: changeId });

export const erasing = {
  preview: call(z.object({ source: sourceId }), erasePreview),
  /**
   * A job that can't be cancelled; its result is `erased`, told when nothing of the source can be read in the archive any
   * more. Not reached: backups and copies made earlier, exports, the original outside, remnants on the disk.
   */
  source: call(z.object({ id: sourceId, title: z.string().max(2000) }), z.object({ job: jobId })),
};
