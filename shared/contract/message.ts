import { Refusal, type RefusalCode, type RefusalData, refusals } from './errors.ts';

/** What comes back of every call, in every host: plain data of at most 1 MiB, in which bytes stay bytes. */
export type Reply =
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly refused: { readonly code: RefusalCode; readonly data: unknown } }
  /** A bug. The words are the program's own; they never hold content. */
  | { readonly id: number; readonly failed: { readonly message: string } };

export const largestMessage = 1024 * 1024;

export function refusalToPlain(error: Refusal): { code: RefusalCode; data: unknown } {
  return { code: error.code, data: error.data };
}

export function refusalFromPlain(plain: { code: string; data: unknown }): Refusal {
  const schema = refusals[plain.code as RefusalCode];
  if (!schema) throw new TypeError(`unknown refusal ${plain.code}`);
  return new Refusal(plain.code as RefusalCode, schema.parse(plain.data) as RefusalData<RefusalCode>);
}

/** The value of a reply, or throws the refusal or fault that it carries. */
export function unwrap(reply: Reply): unknown {
  if ('ok' in reply) return reply.ok;
  if ('refused' in reply) throw refusalFromPlain(reply.refused);
  throw new Error(reply.failed.message);
}
