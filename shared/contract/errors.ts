import { z } from 'zod';

/** What a person can act on. A refusal is a value: a code from this list with the data needed to explain it. */
export const refusals = {
  'archive-missing': z.object({}),
  'archive-exists': z.object({}),
  'archive-in-use': z.object({ here: z.boolean() }),
  'archive-damaged': z.object({ where: z.string() }),
  'archive-newer': z.object({ version: z.number() }),
  'archive-changed-underneath': z.object({}),
  'archive-read-only': z.object({ reason: z.string() }),
  'archive-locked': z.object({}),
  'wrong-passphrase': z.object({}),
  'passphrase-too-short': z.object({ least: z.number() }),
  'disk-full': z.object({}),
  'no-permission': z.object({}),
  'write-failed': z.object({ reason: z.string() }),
  'source-not-found': z.object({ id: z.string() }),
  'source-missing': z.object({ id: z.string() }),
  'brief-not-found': z.object({ id: z.string() }),
  'claim-not-found': z.object({ id: z.string() }),
  'citation-not-found': z.object({ id: z.string() }),
  'finding-not-found': z.object({ code: z.string() }),
  'job-not-found': z.object({ id: z.string() }),
  'footnote-not-found': z.object({ mark: z.string() }),
  'quote-not-found': z.object({
    nearest: z.object({ text: z.string(), start: z.number(), end: z.number(), score: z.number() }).nullable(),
  }),
  'quote-ambiguous': z.object({ places: z.array(z.object({ start: z.number(), paragraph: z.string().nullable(), page: z.number().nullable() })) }),
  'unreadable-file': z.object({ reason: z.string() }),
  'nothing-to-undo': z.object({}),
  'undo-conflict': z.object({ because: z.string() }),
  'query-wrong': z.object({ at: z.number(), reason: z.string() }),
  'file-exists': z.object({}),
  'grant-unknown': z.object({}),
  cancelled: z.object({}),
  'wrong-input': z.object({ reason: z.string() }),
} as const;

export type RefusalCode = keyof typeof refusals;
export type RefusalData<C extends RefusalCode> = z.infer<(typeof refusals)[C]>;

/** Thrown inside a process, carried as plain data between processes (see `message.ts`). Never holds content, names or paths. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C;
  readonly data: RefusalData<C>;
  constructor(code: C, data: RefusalData<C>) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}

export function isRefusal<C extends RefusalCode>(error: unknown, code?: C): error is Refusal<C> {
  return error instanceof Refusal && (code === undefined || error.code === code);
}
