import { Fragment } from 'react';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Pure: `text` in pieces, each marked or not. Ranges may touch or overlap. */
export function piecesOf(text: string, marks: readonly Range[]): { start: number; text: string; marked: boolean }[] {
  const pieces: { start: number; text: string; marked: boolean }[] = [];
  let at = 0;
  const push = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    push(Math.min(start, text.length), false);
    push(Math.min(end, text.length), true);
  }
  push(text.length, false);
  return pieces;
}

export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Range[] }) {
  return piecesOf(text, marks).map((piece) =>
    piece.marked ? <mark key={piece.start}>{piece.text}</mark> : <Fragment key={piece.start}>{piece.text}</Fragment>,
  );
}
