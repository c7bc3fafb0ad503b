import { isRaised, type Line, markShape, type Piece, withText } from './pdf-lines.ts';

export interface PdfNote {
  readonly key: string;
  readonly mark: string;
  readonly page: number;
  /** Its lines, the mark itself cut off. */
  readonly lines: Line[];
}

export interface PageWithNotes {
  readonly body: readonly Line[];
  /** The raised marks in the body that a note belongs to. */
  readonly marks: Map<Piece, string[]>;
}

/**
 * Tells the notes at the foot of each page from its text. They stand at the end, in smaller letters than the text or
 * behind a raised mark, and begin with a mark that is raised in the text of that page.
 */
export function takeFootnotes(pages: readonly (readonly Line[])[], bodySize: number): { pages: PageWithNotes[]; notes: PdfNote[] } {
  const notes: PdfNote[] = [];
  const taken: PageWithNotes[] = [];
  let waiting: { name: string; piece: Piece; marks: Map<Piece, string[]> }[] = [];
  for (const [index, lines] of pages.entries()) {
    // A mark low on a page may have its note on the next one, not further.
    const carried = waiting.filter(({ marks }) => marks === taken.at(-1)?.marks);
    const start = footStart(
      lines,
      bodySize,
      carried.map(({ name }) => name),
    );
    const marks = new Map<Piece, string[]>();
    waiting = [...carried, ...raisedMarks(lines.slice(0, start)).flatMap(({ piece, names }) => names.map((name) => ({ name, piece, marks })))];
    const rest: Line[] = [];
    let open = notes.findLast((note) => note.page === index);
    for (const line of lines.slice(start)) {
      const names = waiting.map(({ name }) => name);
      const begun = noteBegun(line, names, notes.at(-1)?.mark);
      if (begun) {
        const found = waiting.find(({ name }) => name === begun.mark);
        open = { key: `p${index + 1} ${notes.length}`, mark: begun.mark, page: index + 1, lines: begun.line ? [begun.line] : [] };
        notes.push(open);
        if (found) {
          waiting = waiting.filter((mark) => mark !== found);
          found.marks.set(found.piece, [...(found.marks.get(found.piece) ?? []), open.key]);
        }
        // A note that goes on over a page's end stands before those of the next page.
      } else if (open) open.lines.push(line);
      else rest.push(line);
    }
    taken.push({ body: [...lines.slice(0, start), ...rest], marks });
  }
  return { pages: taken, notes };
}

function raisedMarks(lines: readonly Line[]): { piece: Piece; names: string[] }[] {
  const found: { piece: Piece; names: string[] }[] = [];
  for (const line of lines) {
    for (const piece of line.pieces) {
      if (piece.text.trim() === '' || !isRaised(piece, line)) continue;
      const names = piece.text.trim().split(/[\s,]+/);
      if (names.every((name) => markShape.test(name))) found.push({ piece, names });
    }
  }
  return found;
}

/** The index of the first line of the notes; the number of lines where there are none. */
function footStart(lines: readonly Line[], bodySize: number, carried: readonly string[]): number {
  let start = lines.length;
  let small = lines.length;
  while (small > 0 && isFootLine(lines[small - 1], bodySize)) small--;
  const names = new Set([...carried, ...raisedMarks(lines.slice(0, small)).flatMap(({ names }) => names)]);
  if (small < lines.length) {
    // Small letters alone may be a caption or a table: the notes begin with a mark, or go on from the page before.
    const begins = lines.findIndex((line, index) => index >= small && noteBegun(line, [...names], undefined) !== null);
    const goesOn = lines[small]?.page !== 1 && names.size > 0;
    start = begins < 0 ? lines.length : goesOn && begins > small && begins - small < 12 ? small : begins;
  }
  if (start < lines.length) return start;
  // Notes in letters as large as the text: only the raised mark at their beginning tells them.
  const raised = lines.findIndex((line, index) => {
    const first = line.pieces[0];
    // A mark may stand alone on its line when the address behind it is too long for the rest.
    const isAlone = line.pieces.length === 1 && line.size < bodySize * 0.82;
    if (!first || !(isAlone || isRaised(first, line))) return false;
    const above = new Set([...carried, ...raisedMarks(lines.slice(0, index)).flatMap(({ names }) => names)]);
    return above.has(first.text.trim());
  });
  return raised < 0 ? lines.length : raised;
}

function isFootLine(line: Line | undefined, bodySize: number): boolean {
  return line !== undefined && line.size <= bodySize * 0.94;
}

/** The mark a line begins with and the line without it, if that mark is waited for. */
function noteBegun(line: Line, waiting: readonly string[], before: string | undefined): { mark: string; line: Line | null } | null {
  const [first, ...rest] = line.pieces;
  if (!first) return null;
  const match = /^\s*(\d{1,3}|[*†‡§]{1,3}|[a-z](?=[\s.)])|[ivx]{1,5}(?=[\s.)]))[.)]?\s*/.exec(line.text);
  const raised = isRaised(first, line);
  const mark = raised ? first.text.trim() : match?.[1];
  if (mark === undefined || !markShape.test(mark)) return null;
  const isNext = /^\d+$/.test(mark) && before !== undefined && Number(mark) === Number(before) + 1;
  if (!waiting.includes(mark) && !(raised && isNext)) return null;
  if (first.text.trim().length <= mark.length + 1) {
    const own = rest.findIndex((piece) => piece.text.trim() !== '');
    return { mark, line: own < 0 ? null : withText({ ...line, pieces: rest.slice(own) }) };
  }
  const cut = first.text.indexOf(mark) + mark.length;
  const share = cut / first.text.length;
  const text = first.text.slice(cut).replace(/^[.)]?\s*/, '');
  return { mark, line: withText({ ...line, pieces: [{ ...first, text, x: first.x + first.width * share, width: first.width * (1 - share) }, ...rest] }) };
}
