import { Worker } from 'node:worker_threads';
import type { Reply } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { GrantId } from '../../shared/model/ids.ts';
import type { EngineClient, GrantUse } from './client-types.ts';
import type { FromEngine, ToEngine } from './serve.ts';

/** The far end of an engine's port, as a host sees it. */
export interface EnginePort {
  postMessage(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  onEnd(listener: () => void): void;
  end(): Promise<void>;
}

/** An engine behind a port: a worker thread here, a utility process in Electron. */
export function connectEngine(port: EnginePort): EngineClient {
  let nextId = 1;
  let over = false;
  const replies = new Map<number, (reply: Reply) => void>();
  const grants = new Map<number, { answer: (grant: GrantId) => void; fail: (error: Error) => void }>();
  const noticed = new Set<(notice: Notice) => void>();
  const ended = new Set<() => void>();
  port.onMessage((message) => {
    if (message.kind === 'notice') for (const listener of noticed) listener(message.notice);
    else if (message.kind === 'granted') take(grants, message.id)?.answer(message.grant);
    else take(replies, message.reply.id)?.(message.reply);
  });
  port.onEnd(() => {
    over = true;
    for (const [id, answer] of replies) answer(gone(id));
    replies.clear();
    for (const { fail } of grants.values()) fail(new Error(stopped));
    grants.clear();
    for (const listener of ended) listener();
  });
  return {
    call(name, input) {
      const id = nextId++;
      if (over) return Promise.resolve(gone(id));
      return new Promise((resolve) => {
        replies.set(id, resolve);
        port.postMessage({ kind: 'call', id, name, input });
      });
    },
    grant(path: string, use: GrantUse) {
      const id = nextId++;
      if (over) return Promise.reject(new Error(stopped));
      return new Promise((answer, fail) => {
        grants.set(id, { answer, fail });
        port.postMessage({ kind: 'grant', id, path, use });
      });
    },
    onNotice(listener) {
      noticed.add(listener);
      return () => noticed.delete(listener);
    },
    onEnd(listener) {
      ended.add(listener);
      return () => ended.delete(listener);
    },
    stop: () => port.end(),
  };
}

function take<T>(map: Map<number, T>, id: number): T | undefined {
  const value = map.get(id);
  map.delete(id);
  return value;
}

const stopped = 'the engine has stopped';
const gone = (id: number): Reply => ({ id, failed: { message: stopped } });

/** The engine's module: beside this one in the source, and under its own name where the program was built. */
const engineModule = new URL(import.meta.url.endsWith('.ts') ? './entry.ts' : './engine.js', import.meta.url);

/** An engine in a worker thread. `entry` is its module. */
export function startEngine(entry: URL = engineModule): EngineClient {
  const worker = new Worker(entry);
  return connectEngine({
    postMessage: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onEnd: (listener) => {
      worker.on('exit', listener);
      // A fault in the worker ends it; 'exit' follows and answers what was under way.
      worker.on('error', () => {});
    },
    end: async () => {
      await worker.terminate();
    },
  });
}
