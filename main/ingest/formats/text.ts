import { decodeText } from '../decode.ts';
import type { Block, Draft } from '../draft.ts';
import { Unreadable } from '../format.ts';
import { withAttributions } from './quotation.ts';
import { blocksOf, type TextBlock } from './text-blocks.ts';
import { inlineRuns, type LeftOutCount } from './text-inline.ts';
import { takeNotes } from './text-notes.ts';

/** Plain text and Markdown. One reader for both: text taken out of Word and PDF files is full of Markdown. */
export function readText(bytes: Uint8Array): Draft {
  const decoded = decodeText(bytes)
    .replace(/\r\n?/g, '\n')
    .replace(/[\ufdd0-\ufdef]/g, '\ufffd');
  if (decoded.trim() === '') throw new Unreadable('empty');
  const { text, notes } = takeNotes(decoded);
  const leftOut: LeftOutCount = { pictures: 0 };
  const blocks = withAttributions(
    blocksOf(text).map((block): Block => toBlock(block, leftOut)),
    /^ {0,3}#{1,6}\s+\S/m.test(text) || /\[bookmark:/.test(text),
  );
  return {
    title: null,
    blocks,
    notes: notes.map((note) => ({ key: note.key, mark: note.mark, runs: inlineRuns(note.text, leftOut) })),
    leftOut: leftOut.pictures > 0 ? [`${leftOut.pictures} picture${leftOut.pictures === 1 ? '' : 's'}`] : [],
  };
}

function toBlock(block: TextBlock, leftOut: LeftOutCount): Block {
  const runs = inlineRuns(block.text, leftOut);
  return block.kind === 'heading' ? { kind: block.kind, level: block.level, number: block.number, runs } : { kind: block.kind, number: block.number, runs };
}
