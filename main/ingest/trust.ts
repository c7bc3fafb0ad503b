import { z } from 'zod';
import { type Reading, reading } from '../../shared/model/text.ts';
import type { Outcome, UnreadableReason } from './types.ts';

const reasons: [UnreadableReason, ...UnreadableReason[]] = [
  'empty',
  'unknown-format',
  'not-what-its-name-says',
  'damaged',
  'protected-by-password',
  'no-text',
  'too-large',
  'too-slow',
  'reader-stopped',
];
const mediaType = z.string().max(120);
const outcome = z.union([
  z.strictObject({ mediaType, reading }),
  z.strictObject({ mediaType: mediaType.nullable(), unreadable: z.enum(reasons), detail: z.string().max(200) }),
]);

/**
 * What a reader process said, if it can be believed: the process handled a foreign file and may be under that file's
 * control. Returns null for anything that breaks the shape or the rules of a `Reading`.
 */
export function believable(message: unknown): Outcome | null {
  const parsed = outcome.safeParse(message);
  if (!parsed.success) return null;
  return 'reading' in parsed.data && !keepsRules(parsed.data.reading) ? null : parsed.data;
}

/** The rules of `shared/model/text.ts` that a schema can't say. */
export function keepsRules(found: Reading): boolean {
  const { text, paragraphs } = found;
  const inside = ({ start, end }: { start: number; end: number }) => start <= end && end <= text.length;
  let next = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.start !== next || !inside(paragraph) || paragraph.ordinal !== index + 1) return false;
    if (text.slice(paragraph.start, paragraph.end).includes('\n')) return false;
    if ((paragraph.kind === 'heading') !== (paragraph.level !== null)) return false;
    next = paragraph.end + 1;
  }
  if (paragraphs.length === 0 ? text !== '' : next !== text.length + 1) return false;
  if (paragraphs.slice(0, -1).some((paragraph) => text[paragraph.end] !== '\n')) return false;
  const notes = new Map(paragraphs.filter((paragraph) => paragraph.kind === 'note').map((paragraph) => [paragraph.start, paragraph.end]));
  if (!found.footnotes.every((note) => notes.get(note.start) === note.end && text.slice(note.start, note.end) === note.text && (note.at ?? 0) <= text.length))
    return false;
  if (!found.links.every((link) => inside(link) && text.slice(link.start, link.end) === link.text)) return false;
  if (!found.boxes.every((box) => inside(box) && [box.x, box.y, box.width, box.height].every(Number.isFinite))) return false;
  return found.pages.every((page, index) => page.start <= text.length && page.start >= (found.pages[index - 1]?.start ?? 0));
}
