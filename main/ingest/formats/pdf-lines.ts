/** One run of drawn text: where pdf.js saw it. Points, baseline at `y`, origin at the lower left. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

export interface Line {
  readonly page: number;
  /** Without white space at its ends; the space between two pieces is theirs or is seen in the distance. */
  readonly pieces: readonly Piece[];
  readonly y: number;
  readonly left: number;
  readonly right: number;
  /** The size and font of most of its letters. */
  readonly size: number;
  readonly font: string;
  readonly text: string;
  /** The text as it is read, the marks of notes left out. */
  readonly words: string;
  /** Where a new cell begins: indexes into the pieces. None for running text, also when it is spread to both edges. */
  readonly cells: readonly number[];
}

/** Groups what is drawn one after the other on one height. The order of drawing is kept: it is the order of reading. */
export function linesOf(page: number, pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let open: Piece[] = [];
  let base: Piece | undefined;
  const close = () => {
    const line = lineOf(page, open);
    if (line) lines.push(line);
    open = [];
    base = undefined;
  };
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      if (open.length > 0) open.push(piece);
      continue;
    }
    const last = open.at(-1);
    if (base && last) {
      const tall = Math.max(base.size, piece.size);
      const sameHeight = Math.abs(piece.y - base.y) < tall * 0.55;
      const goesRight = piece.x >= last.x + Math.min(0, last.width) - tall * 0.5;
      if (!sameHeight || !goesRight) close();
    }
    open.push(piece);
    // A raised mark at the beginning doesn't set the height of its line.
    if (!base || piece.size > base.size * 1.15) base = piece;
  }
  close();
  return lines;
}

function lineOf(page: number, pieces: readonly Piece[]): Line | null {
  let end = pieces.length;
  while (end > 0 && pieces[end - 1]?.text.trim() === '') end--;
  const own = pieces.slice(0, end);
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last) return null;
  const main = own.reduce((most, piece) => (piece.text.trim().length > most.text.trim().length ? piece : most));
  return withText({ page, pieces: own, y: main.y, left: first.x, right: last.x + last.width, size: main.size, font: main.font });
}

/** A line with what it says. */
export function withText({ page, pieces, y, left, right, size, font }: Omit<Line, 'text' | 'words' | 'cells'>): Line {
  const text = textOf(pieces);
  const isMark = (piece: Piece) => isRaised(piece, { size, y }) && markShape.test(piece.text.trim().replace(/[\s,]/g, ''));
  const words = pieces.some(isMark) ? textOf(pieces.filter((piece) => !isMark(piece))) : text;
  return { page, pieces, y, left, right, size, font, text, words, cells: cellStarts({ pieces, size }) };
}

function textOf(pieces: readonly Piece[]): string {
  let text = '';
  let last: Piece | undefined;
  for (const piece of pieces) {
    text += isApart(last, piece) ? ` ${piece.text}` : piece.text;
    last = piece;
  }
  return (uneven.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** White space other than single spaces. */
const uneven = /[^\S ]| {2}/;

export function firstWordOf(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** What can be the mark of a note. */
export const markShape = /^(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})$/;

/** Raised and small: how a mark is drawn beside the letters of its line. */
export function isRaised(piece: Piece, line: Pick<Line, 'size' | 'y'>): boolean {
  return piece.size < line.size * 0.82 && piece.y > line.y + line.size * 0.12;
}

/** Whether a space is seen between two pieces though none was drawn. */
export function isApart(left: Piece | undefined, right: Piece): boolean {
  return left !== undefined && right.x - (left.x + left.width) > Math.min(left.size, right.size) * 0.17;
}

/** The distance at which two words on a line stand in two columns, in units of the letters' size. */
const columns = 2.6;
const none: readonly number[] = [];

/** Where a new cell begins: indexes into the pieces. */
export function cellStarts({ pieces, size }: Pick<Line, 'pieces' | 'size'>): readonly number[] {
  if (pieces.length < 2) return none;
  const starts: number[] = [];
  let last: Piece | undefined;
  let inked = '';
  for (const [index, piece] of pieces.entries()) {
    const ink = piece.text.trim();
    if (ink === '') continue;
    // The distance after a printed number or a bullet is that of a list.
    if (last && piece.x - (last.x + last.width) > size * columns && !/^(?:\(?[\p{L}\d]{1,3}(?:\.\d{1,3})*[.)]|[•–—▪◦*-]|)$/u.test(inked)) starts.push(index);
    inked += ink;
    last = piece;
  }
  return starts;
}

/** Roughly how wide letters are against each other; a run's own width is known, that of its parts isn't. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const known = weights[code];
    if (known !== undefined && known > 0) {
      weight += known;
      continue;
    }
    const letter = String.fromCodePoint(text.codePointAt(at) ?? code);
    const own = /[\s.,;:'’!|iljtfrI()[\]]/.test(letter) ? 0.55 : /[mwMWЖШЩЮФжшщюфм@%—]/.test(letter) ? 1.5 : /\p{Lu}/u.test(letter) ? 1.3 : 1;
    if (code < weights.length) weights[code] = own;
    // A letter of two units counts once.
    at += letter.length - 1;
    weight += own;
  }
  return weight;
}

/** By UTF-16 unit below the surrogates (what lies above is rare, and not kept); 0 where it wasn't asked yet. */
const weights = new Float64Array(0xd800);

export function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let most: T | undefined;
  let highest = 0;
  for (const [value, count] of counts) {
    if (count > highest) {
      most = value;
      highest = count;
    }
  }
  return most;
}
