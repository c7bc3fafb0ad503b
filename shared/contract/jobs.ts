import { z } from 'zod';
import { jobId } from '../model/ids.ts';
import { callAlways } from './call.ts';

export const job = z.object({
  id: jobId,
  what: z.enum(['import', 'brief-import', 'export', 'verify', 'index', 'erase', 'repair', 'backup']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  refused: z.number().int(),
  /** Seconds left, once that can be told. */
  left: z.number().nullable(),
  /** The job's own result when `done`; the refusal as `{code, data}` when `failed`. */
  result: z.unknown(),
});
export type Job = z.infer<typeof job>;

export const jobs = {
  get: callAlways(z.object({ job: jobId }), job),
  /** Answers when the job has ended. */
  wait: callAlways(z.object({ job: jobId }), job),
  cancel: callAlways(z.object({ job: jobId }), z.object({})),
};
