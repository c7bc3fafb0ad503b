import { Refusal, type RefusalCode, type RefusalData, refusals } from './errors.ts';

/** One codec for every host. Messages are plain data of at most 1 MiB; bytes may stay bytes where the port can carry them. */
export interface Request {
  readonly id: number;
  /** `noun.verb` of the contract. */
  readonly call: string;
  readonly input: unknown;
}

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

/** For ports that carry only JSON: bytes as `{"$bytes": base64}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) => (v instanceof Uint8Array ? { $bytes: base64(v) } : v));
}

export function fromJson(json: string): unknown {
  return JSON.parse(json, (_key, v: unknown) => {
    if (typeof v === 'object' && v !== null && '$bytes' in v && typeof v.$bytes === 'string' && Object.keys(v).length === 1) {
      return Uint8Array.from(atob(v.$bytes), (c) => c.charCodeAt(0));
    }
    return v;
  });
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
