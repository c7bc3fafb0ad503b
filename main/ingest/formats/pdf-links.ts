import type { DraftLink, Run } from '../draft.ts';
import { type Piece, weightOf } from './pdf-lines.ts';

export interface LinkArea {
  readonly target: string;
  readonly rect: readonly [number, number, number, number];
}

/** Runs of one piece of a page: the words that lie inside a link's area are the link. */
export function runsOfPiece(piece: Piece, page: number, areas: readonly LinkArea[], linkFor: (target: string) => DraftLink): Run[] {
  const middle = piece.y + piece.size * 0.3;
  const over = areas.filter(({ rect }) => rect[1] <= middle && rect[3] >= middle && rect[0] < piece.x + piece.width && rect[2] > piece.x);
  if (over.length === 0) return [toRun(piece, page)];
  const runs: Run[] = [];
  for (const part of wordsOf(piece)) {
    const centre = part.x + part.width / 2;
    const area = over.find(({ rect }) => rect[0] <= centre && rect[2] >= centre);
    const run = toRun(part, page);
    runs.push(area ? { ...run, link: linkFor(area.target) } : run);
  }
  return runs;
}

function toRun(piece: Piece, page: number): Run {
  return { text: piece.text, page, box: { x: piece.x, y: piece.y - piece.size * 0.22, width: piece.width, height: piece.size } };
}

/** Words with the places they likely have: pdf.js tells the width of a run, not of its letters. */
function wordsOf(piece: Piece): Piece[] {
  const parts = piece.text.split(/(\s+)/).filter((part) => part !== '');
  const total = weightOf(piece.text);
  let x = piece.x;
  return parts.map((text) => {
    const width = (piece.width * weightOf(text)) / total;
    const word = { ...piece, text, x, width };
    x += width;
    return word;
  });
}
