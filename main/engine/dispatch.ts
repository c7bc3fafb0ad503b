import { type contract, findCall } from '../../shared/contract/contract.ts';
import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import { type Reply, refusalToPlain } from '../../shared/contract/message.ts';
import { archiveCalls } from './calls/archives.ts';
import { briefCalls } from './calls/briefs.ts';
import { citationCalls, claimCalls } from './calls/claims.ts';
import { erasingCalls } from './calls/erasing.ts';
import { exportCalls } from './calls/exports.ts';
import { importCalls } from './calls/imports.ts';
import { jobCalls } from './calls/jobs.ts';
import { keepingCalls } from './calls/keeping.ts';
import { keyCalls } from './calls/keys.ts';
import { searchCalls } from './calls/search.ts';
import { sourceCalls } from './calls/sources.ts';
import type { Handlers } from './handlers.ts';
import type { Session } from './session.ts';

type EngineHandlers = { readonly [N in Exclude<keyof typeof contract, 'host'>]: Handlers<N> };

/** Answers calls of the contract over one session. Refusals and faults come back as plain data; nothing is thrown. `onFault` sees a fault whole, for whoever looks for its cause. */
export function dispatcher(session: Session, onFault: (error: unknown) => void = () => {}): (id: number, name: string, input: unknown) => Promise<Reply> {
  const handlers: EngineHandlers = {
    archives: archiveCalls(session),
    keys: keyCalls(session),
    erasing: erasingCalls(session),
    keeping: keepingCalls(session),
    jobs: jobCalls(session),
    imports: importCalls(session),
    sources: sourceCalls(session),
    search: searchCalls(session),
    briefs: briefCalls(session),
    claims: claimCalls(session),
    citations: citationCalls(session),
    exports: exportCalls(session),
  };
  return async (id, name, input) => {
    try {
      const call = findCall(name);
      if (call?.by !== 'engine') throw new Refusal('wrong-input', { reason: 'no such call' });
      if (call.needs === 'open' && !session.isOpen) throw new Refusal('archive-locked', {});
      const parsed = call.input.safeParse(input);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new Refusal('wrong-input', { reason: `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'not as expected'}` });
      }
      const [noun, verb] = name.split('.') as [keyof EngineHandlers, string];
      const handler = (handlers[noun] as Record<string, (input: unknown) => Promise<unknown>>)[verb];
      if (!handler) throw new Error('a call of the contract without a handler');
      return { id, ok: await (call.needs === 'open' ? session.during(() => handler(parsed.data)) : handler(parsed.data)) };
    } catch (error) {
      if (isRefusal(error)) return { id, refused: refusalToPlain(error) };
      onFault(error);
      return { id, failed: { message: faultOf(error) } };
    }
  };
}

/** The program's own words and where in its own code; never a message that could hold content or a path of the person's. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  const place = /\b((?:main|shared)\/[\w/.-]+:\d+)/u.exec(error.stack ?? '')?.[1];
  return `${error.name}${place ? ` at ${place}` : ''}`;
}
