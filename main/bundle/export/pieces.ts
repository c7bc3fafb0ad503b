import type { Paragraph } from '../../../shared/model/text.ts';
import { line, printable } from '../../citing/printable.ts';
import type { ComposedBrief } from '../../citing/types.ts';

/** A paragraph as it is printed: its text with the marks of notes between. */
export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'note'; readonly number: number };

export interface PrintedParagraph {
  /** `title`: the text's own first line, where it is the title. */
  readonly kind: Paragraph['kind'] | 'title';
  /** Headings: 2 to 6, for 1 is the title; the highest of the text is 2. */
  readonly level: number;
  /** As printed, with its stop: "57.", "(a)"; null for none. */
  readonly number: string | null;
  readonly pieces: readonly Piece[];
}

/** All paragraphs as they are printed. Links are text, followed by their address in brackets where the text is not the address. */
export function printedParagraphs(brief: ComposedBrief): PrintedParagraph[] {
  const title = beginsWithTitle(brief) ? firstOf(brief) : undefined;
  const highest = Math.min(...brief.paragraphs.flatMap((paragraph) => (paragraph.kind === 'heading' && paragraph !== title ? [paragraph.level ?? 1] : [])));
  return brief.paragraphs.map((paragraph) => ({
    kind: paragraph === title ? 'title' : paragraph.kind,
    level: paragraph.kind === 'heading' ? Math.max(2, Math.min((paragraph.level ?? 1) - highest + 2, 6)) : 2,
    number: paragraph.number === null ? null : printedNumber(paragraph.number),
    pieces: piecesOf(brief, paragraph),
  }));
}

/** The title, where the text doesn't begin with it anyway. */
export function titleToPrint(brief: ComposedBrief): string | null {
  const title = line(brief.title);
  return title === '' || beginsWithTitle(brief) ? null : title;
}

function beginsWithTitle(brief: ComposedBrief): boolean {
  const same = (text: string) => line(text).toLocaleLowerCase();
  const first = firstOf(brief);
  return first !== undefined && first.number === null && same(brief.text.slice(first.start, first.end)) === same(brief.title);
}

function firstOf({ text, paragraphs }: ComposedBrief): Paragraph | undefined {
  return paragraphs.find(({ start, end }) => text.slice(start, end).trim() !== '');
}

function printedNumber(number: string): string {
  const shown = line(number);
  return /[\p{L}\p{N}]$/u.test(shown) ? `${shown}.` : shown;
}

const narrowSpace = '\u202f';

function piecesOf(brief: ComposedBrief, { start, end }: Paragraph): Piece[] {
  const inside = brief.links.filter((link) => link.target !== null && link.start >= start && link.end <= end && link.end > link.start);
  const stops = [
    ...inside.map((link) => ({ at: link.end, piece: addressOf(brief.text.slice(link.start, link.end), link.target ?? '') })),
    ...brief.notes.filter(({ at }) => at >= start && at <= end).map(({ at, number }) => ({ at, piece: { kind: 'note', number } as const })),
  ].sort((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  let from = start;
  for (const { at, piece } of stops) {
    if (at > from) pieces.push({ kind: 'text', text: brief.text.slice(from, at) });
    // Two marks side by side would read as one number: ¹² is not note 12.
    if (piece?.kind === 'note' && pieces.at(-1)?.kind === 'note') pieces.push({ kind: 'text', text: narrowSpace });
    if (piece) pieces.push(piece);
    from = at;
  }
  if (end > from) pieces.push({ kind: 'text', text: brief.text.slice(from, end) });
  return pieces
    .map((piece) => (piece.kind === 'text' ? { kind: piece.kind, text: printable(piece.text) } : piece))
    .filter((piece) => piece.kind === 'note' || piece.text !== '');
}

function addressOf(shown: string, target: string): Piece | null {
  const bare = (address: string) =>
    line(address)
      .replace(/^(?:https?:\/\/|mailto:)/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  const address = line(target);
  // A place inside the document itself ("#note") says nothing on paper.
  if (address === '' || address.startsWith('#') || bare(shown) === bare(address)) return null;
  return { kind: 'text', text: ` (${address})` };
}
