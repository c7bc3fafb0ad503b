import type { EngineClient, GrantUse } from '../../main/engine/client-types.ts';
import type { Reply } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { GrantId } from '../../shared/model/ids.ts';

export interface FakeEngine extends EngineClient {
  readonly calls: { name: string; input: unknown }[];
  readonly grants: Map<string, { path: string; use: GrantUse }>;
  tell(notice: Notice): void;
  die(): void;
  stopped: boolean;
}

let minted = 0;

/** An engine without an archive: answers `answers[name]`, else `{}`, and writes down what it was asked. */
export function fakeEngine(answers: Record<string, (input: unknown) => unknown> = {}): FakeEngine {
  const noticed = new Set<(notice: Notice) => void>();
  const ended = new Set<() => void>();
  const engine: FakeEngine = {
    calls: [],
    grants: new Map(),
    stopped: false,
    async call(name, input): Promise<Reply> {
      engine.calls.push({ name, input });
      return { id: engine.calls.length, ok: answers[name]?.(input) ?? {} };
    },
    async grant(path, use) {
      minted++;
      const id = `g-${String(minted).padStart(12, '0')}` as GrantId;
      engine.grants.set(id, { path, use });
      return id;
    },
    onNotice(listener) {
      noticed.add(listener);
      return () => noticed.delete(listener);
    },
    onEnd(listener) {
      ended.add(listener);
      return () => ended.delete(listener);
    },
    async stop() {
      engine.stopped = true;
    },
    tell(notice) {
      for (const listener of noticed) listener(notice);
    },
    die() {
      for (const listener of ended) listener();
    },
  };
  return engine;
}
