import type { IndexedText } from '../search/types.ts';
import type { ArchiveEvent, Recorded } from './event.ts';
import type { Tables } from './tables.ts';

/** Contents of the blobs that a fold asked for, by their name in the event; null where one is gone or damaged. */
export type LoadedBlobs = Readonly<Record<string, Uint8Array | null>>;

/** What a command hands to `change`: events, and contents of their blobs where they are at hand already. */
export interface Draft {
  readonly event: ArchiveEvent;
  readonly loaded?: LoadedBlobs;
}

export interface Folded {
  /** Title of what was touched, for the history. */
  readonly about: string;
  /** What `unfold` needs to take the event back. */
  readonly inverse: unknown;
  /** A text to be found from now on: put into the index in slices, for it takes longest. */
  readonly index?: IndexedText;
}

/** How one type of event changes the tables, and how that is taken back. Both are total: they accept that a part is gone. */
export interface EventKind<E extends ArchiveEvent = ArchiveEvent> {
  readonly type: E['type'];
  /** Blobs that `fold` reads. */
  readonly reads: readonly string[];
  fold(tables: Tables, event: E, recorded: Recorded, blobs: LoadedBlobs): Folded;
  unfold(tables: Tables, inverse: unknown): void;
}

/** Gives up the type parameter, so that kinds of all events fit one list; `fold` is only called with events of its type. */
export function kind<E extends ArchiveEvent>(definition: EventKind<E>): EventKind {
  return definition as unknown as EventKind;
}
