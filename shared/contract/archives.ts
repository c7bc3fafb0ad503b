import { z } from 'zod';
import { changeId, grantId, jobId } from '../model/ids.ts';
import { call, callAlways } from './call.ts';

/** `recorded`: a repair has recorded it; it is lost, and known to be. */
export const damage = z.object({ what: z.string(), where: z.string(), recorded: z.literal(true).optional() });
export type Damage = z.infer<typeof damage>;

export const archiveState = z.object({
  open: z.boolean(),
  name: z.string().nullable(),
  archiveId: z.string().nullable(),
  /** null: changes can be made. Else why not, as a code of `errors.ts` or `opened-for-reading`. */
  readOnly: z.string().nullable(),
  damaged: z.array(damage),
  sources: z.number().int(),
  missing: z.number().int(),
  briefs: z.number().int(),
  /** Hash of the newest record, hexadecimal. */
  fingerprint: z.string().nullable(),
  events: z.number().int(),
  /** When the last backup was made, UTC, ISO 8601; null for none. */
  backup: z.string().nullable(),
});
export type ArchiveState = z.infer<typeof archiveState>;

export const change = z.object({
  id: changeId,
  /** Of its first event in the log. */
  sequence: z.number().int(),
  at: z.string(),
  actor: z.string(),
  /** What was done, as one of the event names: `SourceImported`, `PassageLinked` … with how many of them. */
  what: z.string(),
  count: z.number().int(),
  /** Title of what it touched; empty where that is gone. */
  about: z.string(),
  undone: z.boolean(),
});
export type Change = z.infer<typeof change>;

export const verification = z.object({
  /** Nothing damaged but what a repair has recorded. */
  ok: z.boolean(),
  /** Records, key files and blobs looked at. */
  checked: z.number().int(),
  damaged: z.array(damage),
});

const passphrase = z.string().min(1).max(1024);

export const archives = {
  /** Makes an archive in an empty or new folder. The recovery key (words) is shown this once. */
  create: callAlways(z.object({ folder: grantId, name: z.string().min(1).max(200), passphrase }), z.object({ recoveryKey: z.string(), state: archiveState })),
  open: callAlways(
    z.object({ folder: grantId, passphrase: passphrase.optional(), recoveryKey: z.string().max(1024).optional(), readOnly: z.boolean().optional() }),
    archiveState,
  ),
  state: callAlways(z.object({}), archiveState),
  /** Closes the archive, wipes its keys; cancels jobs to their last group. */
  lock: callAlways(z.object({}), z.object({})),
  /** A job; its result is a `verification`. */
  verify: call(z.object({}), z.object({ job: jobId })),
  /** Newest first. */
  history: call(
    z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    z.object({ items: z.array(change), total: z.number().int() }),
  ),
  /** Undoes the newest change that is not undone yet, by a further event. */
  undo: call(z.object({}), z.object({ undone: change })),
};
