import { z } from 'zod';
import { grantId, jobId, sourceId, stagedId } from '../model/ids.ts';
import { bytes, call } from './call.ts';

/** What became of one file. `name` is its path below what was imported, with `/`. */
export const importedFile = z.object({
  name: z.string(),
  result: z.enum(['imported', 'already-there', 'refused']),
  sourceId: sourceId.nullable(),
  title: z.string().nullable(),
  /** For `refused`: a code of `errors.ts` or of the reader, and a sentence. */
  reason: z.string().nullable(),
});
export type ImportedFile = z.infer<typeof importedFile>;

export const importResult = z.object({
  items: z.array(importedFile),
  total: z.number().int(),
  cancelled: z.boolean(),
});
export type ImportResult = z.infer<typeof importResult>;

const kind = z.enum(['source', 'media', 'case']).default('source');
export const pieceSize = 512 * 1024;

export const imports = {
  /** Dropped files travel as bytes, in pieces of at most 512 KiB, each acknowledged before the next is sent. */
  stage: call(z.object({ name: z.string().min(1).max(1024), bytes: z.number().int().min(0) }), z.object({ staged: stagedId })),
  stagePiece: call(z.object({ staged: stagedId, start: z.number().int().min(0), piece: bytes }), z.object({})),
  unstage: call(z.object({ staged: z.array(stagedId) }), z.object({})),
  /** A job; its result is an `importResult`. Files are committed in groups; what was acknowledged stays after a cancel. */
  start: call(
    z.object({ grants: z.array(grantId).max(10_000).default([]), staged: z.array(stagedId).max(10_000).default([]), kind }),
    z.object({ job: jobId }),
  ),
};
