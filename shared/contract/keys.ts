import { z } from 'zod';
import { changeId } from '../model/ids.ts';
import { call } from './call.ts';

/** One way to open the archive. */
export const keySlot = z.object({
  slot: z.number().int(),
  kind: z.enum(['passphrase', 'recovery']),
  /** Whoever opens with it stands in the history under this name. */
  label: z.string(),
  /** Whether the archive is open with it now. */
  opened: z.boolean(),
});
export type KeySlot = z.infer<typeof keySlot>;

const slot = z.number().int().min(0).max(7);
const passphrase = z.string().min(1).max(1024);
const label = z
  .string()
  .trim()
  .min(1)
  .max(63)
  .refine((l) => new TextEncoder().encode(l).length <= 63, 'longer than 63 bytes');
const changed = z.object({ change: changeId });

/** Who may open the archive. Refused with `wrong-input`: `no-such-slot`, `no-free-slot`, `label-taken`, `last-slot`, `last-recovery-key`. */
export const keys = {
  list: call(z.object({}), z.object({ items: z.array(keySlot), total: z.number().int() })),
  add: call(z.object({ passphrase, label }), z.object({ slot, change: changeId })),
  /** Another passphrase for this slot, and another label if one is given. */
  change: call(z.object({ slot, passphrase, label: label.optional() }), changed),
  /** The recovery key (words) is shown this once; the one before opens nothing any more. */
  newRecoveryKey: call(z.object({}), z.object({ recoveryKey: z.string(), change: changeId })),
  /** Whoever kept a copy of the archive from before can still open that copy, until `rekey`. */
  remove: call(z.object({ slot, evenLastRecoveryKey: z.boolean().default(false) }), changed),
  /** A new master key: from now on only what `keep` opens opens the archive. What was copied before stays readable to older keys. */
  rekey: call(
    z.object({
      keep: z
        .array(z.union([z.object({ passphrase }), z.object({ recoveryKey: z.string().min(1).max(1024) })]))
        .min(1)
        .max(8),
    }),
    changed,
  ),
};
