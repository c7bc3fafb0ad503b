import { z } from 'zod';
import { grantId, jobId } from '../model/ids.ts';
import { damage } from './archives.ts';
import { call } from './call.ts';

export const repaired = z.object({
  /** What is lost, and from now on known to be. */
  recorded: z.array(damage),
});

export const backedUp = z.object({
  /** Files written, of those that a backup has. */
  files: z.number().int(),
  total: z.number().int(),
  events: z.number().int(),
  /** Of the newest record in it: written down, it tells this copy from any other. */
  fingerprint: z.string(),
});

export const drill = z.object({
  /** Nothing damaged, and it is a state of this archive that was backed up. */
  good: z.boolean(),
  events: z.number().int(),
  fingerprint: z.string(),
  /** When a backup with this fingerprint was made; null: none that the archive knows of. */
  madeAt: z.string().nullable(),
  damaged: z.array(damage),
});
export type Drill = z.infer<typeof drill>;

/** Keeping the archive whole: repairs and backups. */
export const keeping = {
  /** A job: looks at everything, then records what is damaged, and makes the archive writable again. Its result is `repaired`. */
  repair: call(z.object({}), z.object({ job: jobId })),
  /** A job; its result is `backedUp`. Work goes on meanwhile. In the same folder as before, only what is new is written. */
  backup: call(z.object({ to: grantId }), z.object({ job: jobId })),
  /** Opens a backup as someone would who has nothing but the recovery key, reads every event and compares the fingerprint. */
  drill: call(z.object({ backup: grantId, recoveryKey: z.string().min(1).max(1024) }), drill),
};
