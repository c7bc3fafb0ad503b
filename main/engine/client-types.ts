import type { Reply } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { GrantId } from '../../shared/model/ids.ts';

/** What a grant allows: reading a file or folder, creating a file, replacing one, using a folder as an archive. */
export type GrantUse = 'read' | 'create' | 'replace' | 'archive';

/** One running engine, as a host holds it. Lock ends it; opening another archive takes a new one. */
export interface EngineClient {
  /** Answers with plain data, refusals and faults included; never rejects while the engine runs. */
  call(name: string, input: unknown): Promise<Reply>;
  /** A token for a path that a dialog, a drop or a command line gave. */
  grant(path: string, use: GrantUse): Promise<GrantId>;
  onNotice(listener: (notice: Notice) => void): () => void;
  /** The engine's process or thread is gone; calls under way were answered with a fault. */
  onEnd(listener: () => void): () => void;
  stop(): Promise<void>;
}
