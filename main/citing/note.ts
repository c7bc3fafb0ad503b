import { partsOf } from './parts.ts';
import { readPart } from './reference.ts';
import type { WorkReference } from './types.ts';

/**
 * The works that a footnote cites, in order. Every word of the note is in the `text` of one of them; a note that explains
 * and cites nothing gives none.
 */
export function readNote(text: string): WorkReference[] {
  const references: WorkReference[] = [];
  let unread = '';
  for (const part of partsOf(text)) {
    const reference = readPart(part);
    if (reference === null) {
      // An explanation beside a reference stays with it.
      const last = references.at(-1);
      if (last === undefined) unread += part;
      else references[references.length - 1] = { ...last, text: `${last.text} ${part.trim()}`.trim() };
      continue;
    }
    references.push({ ...reference, text: `${unread}${reference.text}`.trim() });
    unread = '';
  }
  return references;
}
