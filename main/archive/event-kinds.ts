import { briefEvents } from './briefs/events.ts';
import { citationEvents } from './citations/events.ts';
import { erasingEvents } from './erasing/events.ts';
import type { EventKind } from './fold.ts';
import { archiveEvents, undone } from './history/events.ts';
import { keepingEvents } from './keeping/events.ts';
import { keyEvents } from './keys/events.ts';
import { sourceEvents } from './sources/events.ts';

const kinds = new Map<string, EventKind>();
for (const k of [
  ...archiveEvents,
  ...keyEvents,
  ...erasingEvents,
  ...keepingEvents,
  ...sourceEvents,
  ...briefEvents,
  ...citationEvents,
  undone((type) => kinds.get(type)),
])
  kinds.set(k.type, k);

/** The kind of an event by its type; undefined for one of a newer version of the program. */
export const kindOf = (type: string): EventKind | undefined => kinds.get(type);
