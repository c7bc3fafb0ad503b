import { betweenCells, type DraftLink, type Run } from '../draft.ts';
import { firstWordOf, isApart, type Line, type Piece } from './pdf-lines.ts';
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
    let last: Piece | undefined;
    for (const [at, piece] of line.pieces.entries()) {
      const keys = context?.marks.get(piece);
      if (keys) for (const note of keys) runs.push({ text: '', note });
      else {
        if (line.cells.includes(at)) runs.push({ text: betweenCells });
        else if (isApart(last, piece)) runs.push({ text: ' ' });
        const own = runsOfPiece(piece, line.page, context?.links ?? [], linkFor);
        if (own.some((run) => run.text.trim() !== '' && !run.link)) link = own.at(-1)?.link;
        runs.push(...own);
      }
      last = piece;
    }
    const below = lines[index + 1];
    if (below) joinTo(runs, below.text, keepsHyphen);
  }
  return runs;
}

function joinTo(runs: Run[], after: string, keepsHyphen: KeepsHyphen): void {
  const head = lastWordOf(runs);
  const tail = firstWordOf(after);
  if (isAddress(head)) {
    if (!goesOnAsAddress(head, tail)) runs.push({ text: ' ' });
  } else if (/\d[-\u2010–]$/u.test(head) && /^\d/.test(tail)) return;
  else if (!brokenEnd.test(head) || !/^\p{L}/u.test(tail)) runs.push({ text: ' ' });
  else if (!keepsHyphen(head, tail)) {
    const last = runs.findLastIndex((run) => run.note === undefined && run.text.trim() !== '');
    const run = runs[last];
    if (run) runs[last] = { ...run, text: run.text.replace(/[-\u2010\u00ad]\s*$/, '') };
  }
}

/** An address may run over more lines than one. */
function lastWordOf(runs: readonly Run[]): string {
  let word = '';
  for (let index = runs.length - 1; index >= 0; index--) {
    const text = runs[index]?.text ?? '';
    const end = word === '' ? text.trimEnd() : text;
    const cut = end.lastIndexOf(' ');
    word = end.slice(cut + 1) + word;
    if (cut >= 0 && word !== '') break;
  }
  return word;
}

const brokenEnd = /\p{L}[-\u2010\u00ad]$/u;

function isAddress(word: string): boolean {
  return /(?:https?:\/\/|www\.)\S/i.test(word);
}

/** An address goes on where the line cut it: behind or before one of its signs, or in the middle of its letters. */
function goesOnAsAddress(head: string, tail: string): boolean {
  if (isAddress(tail) || /[.,;)”"»]$/.test(head)) return false;
  return (
    /[-_=?&%#~]$/.test(head) ||
    /[/%=?_&#]/.test(tail) ||
    (head.endsWith('/') && /[\d.-]|^\p{Ll}+$/u.test(tail)) ||
    /\p{L}\d|\d\p{L}/u.test(tail) ||
    tail.length > 25
  );
}

/**
 * A hyphen at a line's end is the word's own when the document has the word with it elsewhere, and goes when it has the
 * word without. What it has nowhere else is decided by its habit: many lines that end so, or more words found whole.
 */
export function hyphenRule(lines: readonly Line[]): KeepsHyphen {
  const broken: [string, string][] = [];
  for (const [index, line] of lines.entries()) {
    const below = lines[index + 1];
    if (!below || !brokenEnd.test(line.text)) continue;
    const head = line.text.slice(line.text.lastIndexOf(' ') + 1);
    if (!isAddress(head)) broken.push([head, firstWordOf(below.text)]);
  }
  const words = new Set<string>();
  if (broken.length > 0) {
    for (const line of lines) {
      // The last word may be half a word.
      for (const word of line.text
        .toLowerCase()
        .split(/[^\p{L}\p{N}\u2010-]+/u)
        .slice(0, brokenEnd.test(line.text) ? -1 : undefined))
        words.add(word);
    }
  }
  const seen = (before: string, after: string, sign: string) => {
    const head = /[\p{L}\p{N}-]+$/u.exec(before.replace(/[-\u2010\u00ad]$/, '').toLowerCase())?.[0] ?? '';
    const tail = /^[\p{L}\p{N}]+/u.exec(after.toLowerCase())?.[0] ?? '';
    return words.has(`${head}${sign}${tail}`);
  };
  const whole = broken.filter(([before, after]) => seen(before, after, '')).length;
  const own = broken.filter(([before, after]) => seen(before, after, '-')).length;
  const habit = (whole >= 2 && whole > own) || (broken.length >= 3 && broken.length > lines.length * 0.04);
  return (before, after) => {
    if (before.endsWith('\u00ad') || seen(before, after, '')) return false;
    return seen(before, after, '-') || !habit || /^\p{Lu}/u.test(after);
  };
}
