import type { Reading } from '../../shared/model/text.ts';

/** Why a file was not read; each with a sentence in `reasons.ts`. */
export type UnreadableReason =
  | 'empty'
  | 'unknown-format'
  | 'not-what-its-name-says'
  | 'damaged'
  | 'protected-by-password'
  | 'no-text'
  | 'too-large'
  | 'too-slow'
  | 'reader-stopped';

export type Outcome =
  | { readonly mediaType: string; readonly reading: Reading }
  | { readonly mediaType: string | null; readonly unreadable: UnreadableReason; readonly detail: string };

/** Reads files, each in a process of its own that can be killed; see `openReaders` in `readers.ts`. */
export interface Readers {
  /** `name` only tells the format apart; the process never sees a path. */
  read(name: string, bytes: Uint8Array, signal?: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}
