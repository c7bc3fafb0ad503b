export interface Piece {
  readonly text: string;
  readonly as: 'same' | 'only-first' | 'only-second';
}

/** Pure: two short texts word by word, by their longest common run of words (the textbook table; quotations are short). */
export function difference(first: string, second: string): Piece[] {
  const a = first.split(/\s+/).filter(Boolean);
  const b = second.split(/\s+/).filter(Boolean);
  const longest: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      (longest[i] as number[])[j] = bare(a[i]) === bare(b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: Piece[] = [];
  const push = (text: string, as: Piece['as']) => {
    const last = pieces.at(-1);
    if (last?.as === as) pieces[pieces.length - 1] = { text: `${last.text} ${text}`, as };
    else pieces.push({ text, as });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i];
    const y = b[j];
    if (x !== undefined && y !== undefined && bare(x) === bare(y)) {
      push(y, 'same');
      i++;
      j++;
    } else if (y !== undefined && (x === undefined || at(i, j + 1) > at(i + 1, j))) {
      push(y, 'only-second');
      j++;
    } else if (x !== undefined) {
      push(x, 'only-first');
      i++;
    }
  }
  return pieces;
}

/** Typography is no difference: quotation marks and the punctuation at a word's ends are left out. */
const bare = (word: string | undefined): string => (word ?? '').replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '').toLowerCase();
