import type { Word } from './words.ts';

/** Words that differ in one place: what the claim has, and what stands there instead. */
export interface Change {
  readonly claimed: readonly Word[];
  readonly there: readonly Word[];
}

export interface Alignment {
  /** The part of the claim's words that stand there, in order: 0 to 1. */
  readonly score: number;
  /** Of the nearest words, in the source. */
  readonly start: number;
  readonly end: number;
  readonly changes: readonly Change[];
}

/** Longer texts are cut: the table is the product of both. */
const mostWords = 400;
const mostSource = 6000;

/**
 * The stretch of `source` that needs the fewest words changed to become `wanted` (Sellers' algorithm, over words: the
 * stretch may begin and end anywhere), and the changes. Null where nothing can be compared.
 */
export function align(wantedAll: readonly Word[], sourceAll: readonly Word[]): Alignment | null {
  const wanted = wantedAll.slice(0, mostWords);
  const source = sourceAll.slice(0, mostSource);
  const [rows, columns] = [wanted.length, source.length];
  if (rows === 0 || columns === 0) return null;
  const width = columns + 1;
  const cost = new Uint16Array((rows + 1) * width);
  const read = (row: number, column: number) => cost[row * width + column] ?? 0;
  for (let row = 1; row <= rows; row += 1) {
    cost[row * width] = row;
    for (let column = 1; column <= columns; column += 1) {
      const same = wanted[row - 1]?.plain === source[column - 1]?.plain;
      cost[row * width + column] = Math.min(read(row - 1, column - 1) + (same ? 0 : 1), read(row - 1, column) + 1, read(row, column - 1) + 1);
    }
  }
  let last = 0;
  for (let column = 1; column <= columns; column += 1) if (read(rows, column) < read(rows, last)) last = column;
  if (last === 0) return null;

  const steps: { claimed: Word | undefined; there: Word | undefined; same: boolean }[] = [];
  let [row, column] = [rows, last];
  while (row > 0) {
    const [claimed, there] = [wanted[row - 1], source[column - 1]];
    const same = claimed?.plain === there?.plain && column > 0;
    if (column > 0 && read(row, column) === read(row - 1, column - 1) + (same ? 0 : 1)) {
      steps.push({ claimed, there, same });
      row -= 1;
      column -= 1;
    } else if (read(row, column) === read(row - 1, column) + 1) {
      steps.push({ claimed, there: undefined, same: false });
      row -= 1;
    } else {
      steps.push({ claimed: undefined, there, same: false });
      column -= 1;
    }
  }
  const changes: { claimed: Word[]; there: Word[] }[] = [];
  let open = false;
  for (const step of steps.reverse()) {
    if (step.same) {
      open = false;
      continue;
    }
    const change = open ? changes.at(-1) : undefined;
    const into = change ?? { claimed: [], there: [] };
    if (change === undefined) changes.push(into);
    if (step.claimed !== undefined) into.claimed.push(step.claimed);
    if (step.there !== undefined) into.there.push(step.there);
    open = true;
  }
  const [first, end] = [source[column], source[last - 1]];
  if (first === undefined || end === undefined) return null;
  return { score: Math.max(0, 1 - read(rows, last) / rows), start: first.start, end: end.end, changes };
}
