import { betweenCells, type DraftLink, type Run } from '../draft.ts';
import { cellStarts, isApart, type Line, type Piece, textOfLine } from './pdf-lines.ts';
import { type LinkArea, runsOfPiece } from './pdf-links.ts';

export interface PageContext {
  readonly marks: ReadonlyMap<Piece, readonly string[]>;
  readonly links: readonly LinkArea[];
}

/** Whether the hyphen at the end of a line belongs to the word; decided by the whole document. */
export type KeepsHyphen = (before: string, after: string) => boolean;

/** The lines of one paragraph to runs: words broken at the end of a line whole again, marks and links in place. */
export function runsOfLines(lines: readonly Line[], pageOf: (page: number) => PageContext | undefined, keepsHyphen: KeepsHyphen): Run[] {
  const runs: Run[] = [];
  let link: DraftLink | undefined;
  const linkFor = (target: string) => {
    link = link?.target === target ? link : { target };
    return link;
  };
  for (const [index, line] of lines.entries()) {
    const context = pageOf(line.page);
    const cells = new Set(cellStarts(line));
    let last: Piece | undefined;
    for (const [at, piece] of line.pieces.entries()) {
      const keys = context?.marks.get(piece);
      if (keys) for (const note of keys) runs.push({ text: '', note });
      else {
        if (cells.has(at)) runs.push({ text: betweenCells });
        else if (isApart(last, piece)) runs.push({ text: ' ' });
        const own = runsOfPiece(piece, line.page, context?.links ?? [], linkFor);
        if (own.some((run) => run.text.trim() !== '' && !run.link)) link = own.at(-1)?.link;
        runs.push(...own);
      }
      last = piece;
    }
    const below = lines[index + 1];
    if (below) joinTo(runs, textOfLine(line), textOfLine(below), keepsHyphen);
  }
  return runs;
}

function joinTo(runs: Run[], before: string, after: string, keepsHyphen: KeepsHyphen): void {
  const broken = /\p{L}[-\u2010\u00ad]$/u.test(before) && /^\p{L}/u.test(after);
  if (!broken) {
    // An address goes on where it was cut, without a space.
    if (!/(?:https?:\/\/|www\.)\S*[/_?=&%.-]$/i.test(before) || /^\p{Lu}\p{Ll}/u.test(after)) runs.push({ text: ' ' });
    return;
  }
  if (keepsHyphen(before, after)) return;
  const last = runs.findLastIndex((run) => run.note === undefined && run.text.trim() !== '');
  const run = runs[last];
  if (run) runs[last] = { ...run, text: run.text.replace(/[-\u2010\u00ad]\s*$/, '') };
}

/**
 * A hyphen at a line's end is the word's own when the document has the word with it elsewhere, or hardly breaks words at
 * all; it goes when the document has the word without it, or breaks words as a habit.
 */
export function hyphenRule(lines: readonly Line[]): KeepsHyphen {
  const words = new Set<string>();
  let ends = 0;
  for (const line of lines) {
    const text = textOfLine(line).toLowerCase();
    if (/\p{L}[-\u2010]$/u.test(text)) ends++;
    const inner = text.split(/[^\p{L}\p{N}\u2010-]+/u);
    // The last word may be half a word.
    for (const word of inner.slice(0, /\p{L}[-\u2010]$/u.test(text) ? -1 : undefined)) words.add(word);
  }
  const habit = ends >= 3 && ends > lines.length * 0.015;
  return (before, after) => {
    if (before.endsWith('\u00ad')) return false;
    const head = /[\p{L}\p{N}-]+$/u.exec(before.replace(/[-\u2010]$/, '').toLowerCase())?.[0] ?? '';
    const tail = /^[\p{L}\p{N}]+/u.exec(after.toLowerCase())?.[0] ?? '';
    if (words.has(`${head}-${tail}`)) return true;
    if (words.has(head + tail)) return false;
    return !habit || /^\p{Lu}/u.test(after);
  };
}
