import type { z } from 'zod';
import { findCall, type HostApi } from '../../shared/contract/contract.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { largestMessage, type Reply, refusalToPlain } from '../../shared/contract/message.ts';
import type { EngineSeat } from './seat.ts';

/** Answers one call of a window, whatever it sends. Never rejects. */
export type Door = (name: unknown, input: unknown) => Promise<Reply>;

/** About how many bytes `value` takes as a message. Deep or round values count as too large: no call of ours is either. */
function sizeOf(value: unknown, depth = 0): number {
  if (depth > 32) return Number.POSITIVE_INFINITY;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const [key, part] of Object.entries(value)) {
    size += key.length + sizeOf(part, depth + 1);
    if (size > largestMessage) break;
  }
  return size;
}

/** Where an input is wrong and in what way; never what was sent, which may be a passphrase. */
function wrong(error: z.ZodError): Refusal {
  return new Refusal('wrong-input', { reason: error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.code}`).join('; ') });
}

/** A fault in the program's own words: its kind and, for one of the system, its code. The message of an error may hold a path. */
function faultWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error instanceof Error ? error.name : 'fault'}${code} in the host`;
}

/** The one way from a window to host and engine: known call, size, schema, then whoever answers it. */
export function door(engine: Pick<EngineSeat, 'call'>, host: HostApi, logFault: (error: unknown) => void): Door {
  let id = 0;
  return async (name, input) => {
    id++;
    try {
      const found = typeof name === 'string' ? findCall(name) : undefined;
      if (typeof name !== 'string' || !found) throw new Refusal('wrong-input', { reason: 'no such call' });
      if (sizeOf(input) > largestMessage) throw new Refusal('wrong-input', { reason: `larger than ${largestMessage} bytes` });
      const parsed = found.input.safeParse(input);
      if (!parsed.success) throw wrong(parsed.error);
      if (found.by === 'engine') return await engine.call(name, parsed.data);
      const verb = name.slice(name.indexOf('.') + 1) as keyof HostApi;
      return { id, ok: await (host[verb] as (input: unknown) => Promise<unknown>)(parsed.data) };
    } catch (error) {
      if (error instanceof Refusal) return { id, refused: refusalToPlain(error) };
      logFault(error);
      return { id, failed: { message: faultWords(error) } };
    }
  };
}
