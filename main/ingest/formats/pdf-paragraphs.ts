import { firstWordOf, type Line, mostOf, weightOf } from './pdf-lines.ts';
import { printedNumber } from './printed-number.ts';
import { isQuotation, mayBeAttribution } from './quotation.ts';

export interface LineGroup {
  readonly lines: Line[];
  readonly kind: 'heading' | 'body' | 'table-row' | 'list-item';
  readonly level: number;
}

interface Measures {
  readonly size: number;
  readonly font: string;
  /** The right edge of the text, by page; pages may be of several kinds. */
  right(page: number): number;
  /** The usual distance between two baselines, in units of the letters' size. */
  readonly leading: number;
}

const bullet = /^(?:[•▪◦–—*-]|)\s/u;
const ended = /[.!?:;…]["”»’)\]]*$/;

/** The lines of all pages, without heads and notes, to paragraphs. */
export function paragraphsOf(pages: readonly (readonly Line[])[], size: number): LineGroup[] {
  const measures = measure(pages, size);
  const groups: Line[][] = [];
  for (const line of pages.flat()) {
    const open = groups.at(-1);
    if (open && goesOn(open, line, groups, measures)) open.push(line);
    else groups.push([line]);
  }
  return withLevels(groups, measures);
}

/** The size of most letters of a document. */
export function bodySizeOf(pages: readonly (readonly Line[])[]): number {
  const letters = new Map<number, number>();
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
  }
  return mostOf(letters) ?? 10;
}

function measure(pages: readonly (readonly Line[])[], size: number): Measures {
  const fonts = new Map<string, number>();
  const leadings = new Map<number, number>();
  const rights = new Map<number, number>();
  for (const [index, lines] of pages.entries()) {
    const edges: number[] = [];
    for (const [at, line] of lines.entries()) {
      if (Math.abs(line.size - size) > 0.6) continue;
      fonts.set(line.font, (fonts.get(line.font) ?? 0) + line.text.length);
      edges.push(line.right);
      const below = lines[at + 1];
      const drop = below && (line.y - below.y) / size;
      if (drop && drop > 0.8 && drop < 3) leadings.set(Math.round(drop * 20) / 20, (leadings.get(Math.round(drop * 20) / 20) ?? 0) + 1);
    }
    edges.sort((a, b) => a - b);
    rights.set(index + 1, edges[Math.floor(edges.length * 0.95)] ?? 0);
  }
  const widest = Math.max(0, ...rights.values());
  return {
    size,
    font: mostOf(fonts) ?? '',
    // A last page with a few short lines has the edge of the others.
    right: (page) => ((rights.get(page) ?? 0) > widest * 0.85 ? (rights.get(page) ?? widest) : widest),
    leading: mostOf(leadings) ?? 1.2,
  };
}

function goesOn(open: readonly Line[], line: Line, groups: readonly Line[][], measures: Measures): boolean {
  const above = open.at(-1);
  const first = open[0];
  if (!above || !first) return false;
  if (Math.abs(above.size - line.size) > 0.6 || (isWholeInOtherFont(above, measures) !== isWholeInOtherFont(line, measures) && above.font !== line.font))
    return false;
  if (line.cells.length > 0 || above.cells.length > 0) return false;
  const text = line.text;
  const before = above.words;
  if (bullet.test(text)) return false;
  const turned = above.page !== line.page || line.y > above.y + line.size;
  const gap = (above.y - line.y) / line.size;
  if (!turned && gap > Math.max(measures.leading, line.size > measures.size * 1.1 ? 1.2 : 0) * 1.18 + 0.1) return false;
  const fits = wouldFit(above, line, measures);
  if (beginsNumbered(text, before, groups, fits)) return false;
  const centred = Math.abs(above.left + above.right - (line.left + line.right)) < 6 && Math.abs(above.left - line.left) > 3;
  if (centred && !turned) return !ended.test(before) || above.size > measures.size * 1.1;
  if (fits && !(turned && /^\p{Ll}/u.test(text) && !ended.test(before) && isLong(above, measures))) return false;
  // A first line set in begins a paragraph, unless it hangs under the text behind a number.
  const hangs =
    first.pieces.some((piece) => piece.x > first.left + 1 && Math.abs(piece.x - line.left) < 3) || (open.length > 1 && Math.abs(above.left - line.left) < 3);
  if (!hangs && line.left > above.left + line.size * 0.9) return turned && !ended.test(before);
  return true;
}

/**
 * Whether the first word of a line had room at the end of the line above: then the line above ended a paragraph. Where it
 * ends without punctuation, the room must be plain to see: widths of words are estimates.
 */
function wouldFit(above: Line, line: Line, measures: Measures): boolean {
  const room = measures.right(above.page) - above.right;
  if (room < line.size) return false;
  const isEnded = ended.test(above.words);
  // Most lines are told by this alone; to weigh letters takes longer.
  const atLeast = isEnded ? line.size * 0.9 : (above.right - above.left + room) * 0.22;
  if (room <= atLeast) return false;
  const whole = line.text;
  const width = whole === '' ? 0 : ((line.right - line.left) * weightOf(firstWordOf(whole))) / weightOf(whole);
  return room > (isEnded ? width * 1.1 + atLeast : Math.max(width * 1.5, atLeast));
}

function isLong(line: Line, measures: Measures): boolean {
  return line.right > measures.right(line.page) * 0.6;
}

/** A number at the beginning of a line is printed before a paragraph when it counts on, or when the line above ended one. */
function beginsNumbered(text: string, before: string, groups: readonly Line[][], fits: boolean): boolean {
  const { number } = printedNumber(text);
  if (number === null) return false;
  if (fits) return true;
  if (!ended.test(before)) return false;
  const last = lastNumber(groups);
  return last === null || Number(number) === Number(last) + 1 || !/^\d+$/.test(number) || number === '1';
}

function lastNumber(groups: readonly Line[][]): string | null {
  for (let index = groups.length - 1; index >= 0; index--) {
    const { number } = printedNumber(groups[index]?.[0]?.text ?? '');
    if (number !== null) return number;
  }
  return null;
}

function isWholeInOtherFont(line: Line, measures: Measures): boolean {
  return line.font !== measures.font && line.pieces.every((piece) => piece.text.trim() === '' || piece.font === line.font || piece.size < line.size * 0.82);
}

function withLevels(groups: readonly Line[][], measures: Measures): LineGroup[] {
  const styles = new Map<string, { size: number; count: number; first: number }>();
  const larger = groups.filter((lines) => (lines[0]?.size ?? 0) > measures.size * 1.08).length;
  const styleOf = groups.map((lines, index) => {
    const found = headingStyle(lines, groups[index - 1], measures);
    // Where headings are larger, a name in capitals below a numbered paragraph says who told it.
    const isName = larger > 2 && found?.endsWith(capitals) && mayBeAttribution(lines.map((line) => line.words).join(' '), 2) && isNumbered(groups[index - 1]);
    const style = isName ? null : found;
    if (style !== null) styles.set(style, { size: lines[0]?.size ?? 0, count: (styles.get(style)?.count ?? 0) + 1, first: styles.get(style)?.first ?? index });
    return style;
  });
  const ordered = [...styles].sort(([, a], [, b]) => b.size - a.size).map(([style]) => style);
  const highest = styles.get(ordered[0] ?? '');
  // The title stands once, above everything: what is second in size then counts as the first level, as in other formats.
  const hasTitle = ordered.length > 1 && highest?.count === 1 && highest.first === styleOf.findIndex((style) => style !== null);
  return groups.map((lines, index) => {
    const style = styleOf[index] ?? null;
    const first = lines[0];
    if (style !== null) return { lines, kind: 'heading', level: Math.max(1, ordered.indexOf(style) + (hasTitle ? 0 : 1)) };
    if (first && first.cells.length > 0) return { lines, kind: 'table-row', level: 0 };
    return { lines, kind: first && bullet.test(first.text) ? 'list-item' : 'body', level: 0 };
  });
}

const capitals = ' capitals';

function isNumbered(lines: readonly Line[] | undefined): boolean {
  return lines?.[0] !== undefined && printedNumber(lines[0].text).number !== null;
}

/** Larger letters, another font throughout, or capitals apart from the text. The name of the style, null for text. */
function headingStyle(lines: readonly Line[], above: readonly Line[] | undefined, measures: Measures): string | null {
  const first = lines[0];
  // Long paragraphs are most, and never headings.
  if (!first || lines.length > 5) return null;
  const text = lines.map((line) => line.text).join(' ');
  if (text.length > 250 || !/\p{L}{2}/u.test(text) || first.cells.length > 0) return null;
  const size = Math.round(first.size * 2) / 2;
  if (first.size > measures.size * 1.08) return `${size} ${first.font}`;
  if (first.size < measures.size * 0.95 || text.length > 150 || /[.;,]$/.test(text)) return null;
  const last = above?.at(-1);
  if (above && mayBeAttribution(text) && isQuotation(printedNumber(above.map((line) => line.words).join(' ')).text)) return null;
  const apart = !last || last.page !== first.page || (last.y - first.y) / first.size > measures.leading * 1.25;
  if (!apart) return null;
  if (lines.every((line) => isWholeInOtherFont(line, measures))) return `${size} ${first.font}`;
  return !/\p{Ll}/u.test(text.replace(/\([^)]*\)/g, '')) && /\p{Lu}{4}/u.test(text) ? `${size}${capitals}` : null;
}
