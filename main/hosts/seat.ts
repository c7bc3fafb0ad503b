import type { Reply } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { GrantId } from '../../shared/model/ids.ts';
import type { EngineClient, GrantUse } from '../engine/client-types.ts';

/** Where a window finds its engine. Locking ends an engine; the next call takes a new one. */
export interface EngineSeat {
  call(name: string, input: unknown): Promise<Reply>;
  grant(path: string, use: GrantUse): Promise<GrantId>;
  /** Folder of the archive that was opened last, so that it can be unlocked again. */
  lastArchive(): string | null;
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Ends the engine, wiping its keys. */
  stop(): Promise<void>;
}

/** Milliseconds for an engine to finish the group of events it is writing. */
const patience = 5000;
const opens: ReadonlySet<string> = new Set(['archives.open', 'archives.create']);

export function engineSeat(start: () => EngineClient): EngineSeat {
  const listeners = new Set<(notice: Notice) => void>();
  /** Folders that a person gave. They outlive an engine: the window asks with the old token after a lock. */
  const folders = new Map<string, string>();
  let current: EngineClient | null = null;
  let ended: Promise<void> = Promise.resolve();
  let last: string | null = null;

  const tell = (notice: Notice): void => {
    for (const listener of listeners) listener(notice);
  };

  /** Lets go of `engine` once; the window hears of it whether it was locked or died. */
  const release = (engine: EngineClient): Promise<void> => {
    if (current === engine) {
      current = null;
      ended = engine.stop();
      tell({ about: 'locked' });
    }
    return ended;
  };

  const seated = async (): Promise<EngineClient> => {
    // Two engines on one archive would find it in use.
    await ended;
    if (current) return current;
    const engine = start();
    current = engine;
    engine.onEnd(() => void release(engine));
    engine.onNotice((notice) => {
      if (notice.about === 'locked') void release(engine);
      else if (current === engine) tell(notice);
    });
    return engine;
  };

  /** The same input with a token that this engine knows, where it names a folder by one of an engine that is gone. */
  const regranted = async (engine: EngineClient, input: unknown): Promise<unknown> => {
    const folder = folderIn(input);
    const path = folder === null ? undefined : folders.get(folder);
    return path === undefined ? input : { ...(input as object), folder: await engine.grant(path, 'archive') };
  };

  return {
    async call(name, input) {
      const engine = await seated();
      const reply = await engine.call(name, opens.has(name) ? await regranted(engine, input) : input);
      if ('ok' in reply && opens.has(name)) last = folders.get(folderIn(input) ?? '') ?? last;
      if ('ok' in reply && name === 'archives.lock') await release(engine);
      return reply;
    },
    async grant(path, use) {
      const id = await (await seated()).grant(path, use);
      if (use === 'archive') folders.set(id, path);
      return id;
    },
    lastArchive: () => last,
    onNotice(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      const engine = current;
      if (!engine) return ended;
      // An archive that is closed in order leaves no sign of being in use. One that can't be any more is ended all the same.
      await Promise.race([engine.call('archives.lock', {}), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
      await release(engine);
    },
  };
}

function folderIn(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'folder' in input && typeof input.folder === 'string' ? input.folder : null;
}
