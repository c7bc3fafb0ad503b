import type { ArchiveEvent } from '../event.ts';
import { type EventKind, kind } from '../fold.ts';

/** What was done to the ways of opening the archive. Labels stand in the part alone, sealed like the archive's name. */
type KeysChanged<T extends string> = ArchiveEvent<T, Record<never, never>, { archive: { label: string } }>;
export type KeyEvent = KeysChanged<'KeySlotAdded' | 'KeySlotChanged' | 'KeySlotRemoved' | 'RecoveryKeyRenewed' | 'ArchiveRekeyed'>;

/** The keys themselves are in the header, which says what is true now: the events are for the history, and change no table. */
const told = (type: KeyEvent['type']): EventKind =>
  kind<KeyEvent>({
    type,
    reads: [],
    fold: (_tables, event) => ({ about: event.parts.archive.body?.label ?? '', inverse: null }),
    unfold: () => {},
  });

export const keyEvents: readonly EventKind[] = (['KeySlotAdded', 'KeySlotChanged', 'KeySlotRemoved', 'RecoveryKeyRenewed', 'ArchiveRekeyed'] as const).map(
  told,
);
