import '../../renderer/jitless.ts';

import { findCall } from '../../shared/contract/contract.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { type Reply, refusalToPlain } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { AttestHost } from '../../shared/contract/window.ts';
import { FakeArchive, type FakeOptions } from './fake-archive.ts';
import { fakeCalls } from './fake-calls.ts';

/**
 * `window.attest` in memory. Every input and every answer is checked with the contract's own schema, so the window can't
 * be tested against something the contract doesn't say.
 */
export function makeFakeAttest(options: FakeOptions = {}): AttestHost {
  const listeners = new Set<(notice: Notice) => void>();
  const archive = new FakeArchive(options, (notice) => {
    for (const listener of listeners) listener(structuredClone(notice));
  });
  const calls = fakeCalls(archive);
  let id = 0;
  return Object.freeze({
    async call(name: string, input: unknown): Promise<Reply> {
      id++;
      await new Promise((resolve) => setTimeout(resolve, options.delay ?? 0));
      const known = findCall(name);
      const answer = calls[name];
      if (!known || !answer) return { id, failed: { message: `the fake has no ${name}` } };
      try {
        if (known.needs === 'open' && !archive.open) throw new Refusal('archive-locked', {});
        const parsed = known.input.safeParse(structuredClone(input));
        if (!parsed.success) throw new Refusal('wrong-input', { reason: parsed.error.message });
        return { id, ok: structuredClone(known.output.parse(await answer(parsed.data as never))) };
      } catch (error) {
        if (error instanceof Refusal) return { id, refused: refusalToPlain(error) };
        return { id, failed: { message: error instanceof Error ? `${name}: ${error.message}` : String(error) } };
      }
    },
    onNotice(listener: (notice: Notice) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
}
