import { betweenCells } from '../draft.ts';
import { printedNumber } from './printed-number.ts';
import { isQuotation, mayBeAttribution } from './quotation.ts';
import { sentinel } from './text-notes.ts';

export interface TextBlock {
  kind: 'heading' | 'body' | 'quotation' | 'attribution' | 'list-item' | 'table-row';
  text: string;
  number: string | null;
  level: number;
}

/** A line with its shape: `new` begins a paragraph whatever stands above it. */
interface Line {
  readonly text: string;
  readonly length: number;
}

const bookmark = /\[bookmark:[^\]]*\]/g;
const markdownHeading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const bullet = /^\s*[-*+•–—▪◦]\s+(?=\S)/;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const pageEnd = '\ufdd5';

const plain = (text: string) =>
  text
    .replace(sentinel, '')
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, '')
    .trim();

/** Text without notes to paragraphs. */
export function blocksOf(text: string): TextBlock[] {
  const chunks = chunksOf(text);
  const marked = /^ {0,3}#{1,6}\s+\S/m.test(text) || /\[bookmark:/.test(text);
  const blocks: TextBlock[] = [];
  let broken = false;
  for (const chunk of chunks) {
    if (chunk.length === 1 && chunk[0]?.text === pageEnd) {
      broken = true;
      continue;
    }
    for (const [index, block] of paragraphsOf(chunk).entries()) {
      const above = blocks.at(-1);
      if (index === 0 && above && isBrokenOff(above, block, broken)) above.text += ` ${block.text}`;
      else blocks.push(block);
    }
    broken = false;
  }
  return withPlainHeadings(blocks, marked);
}

function chunksOf(text: string): Line[][] {
  const chunks: Line[][] = [];
  let open: Line[] = [];
  for (const line of text.split(/\n|\f/)) {
    const withoutBookmark = line.replace(bookmark, '');
    if (withoutBookmark.trim() === '' || rule.test(line)) {
      if (open.length > 0) chunks.push(open);
      open = [];
    } else if (withoutBookmark !== line) {
      // Word's own headings keep their bookmark; what follows on the next line is the text below.
      if (open.length > 0) chunks.push(open);
      chunks.push([{ text: `\ufdd6${withoutBookmark.trim()}`, length: withoutBookmark.length }]);
      open = [];
    } else open.push({ text: line, length: line.trim().length });
  }
  if (open.length > 0) chunks.push(open);
  return chunks;
}

function paragraphsOf(chunk: Line[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  const widest = Math.max(...chunk.map((line) => line.length));
  let above: Line | null = null;
  for (const line of chunk) {
    const block = blockBegunBy(line.text);
    const last = blocks.at(-1);
    if (block === 'nothing') continue;
    if (block) blocks.push(block);
    else if (last && above && last.kind !== 'heading' && last.kind !== 'table-row' && goesOn(above, line, widest, last))
      last.text += ` ${line.text.replace(/^\s*>\s?/, '').trim()}`;
    else blocks.push({ kind: 'body', text: line.text.trim(), number: null, level: 0 });
    above = line;
  }
  return blocks;
}

function blockBegunBy(line: string): TextBlock | 'nothing' | null {
  if (line.startsWith('\ufdd6')) return { ...printedNumber(line.slice(1)), kind: 'heading', level: 0 };
  const heading = markdownHeading.exec(line);
  if (heading) {
    const title = (heading[2] ?? '').trim();
    return title === '' ? 'nothing' : { ...printedNumber(plainEmphasis(title)), kind: 'heading', level: heading[1]?.length ?? 1 };
  }
  if (/^\s*\|.*\|\s*$/.test(line)) {
    if (tableRule.test(line)) return 'nothing';
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/);
    return {
      kind: 'table-row',
      text: cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(betweenCells),
      number: null,
      level: 0,
    };
  }
  if (/^\s*>/.test(line)) return /^\s*>\s*$/.test(line) ? 'nothing' : null;
  if (bullet.test(line)) return { kind: 'list-item', text: line.replace(bullet, ''), number: null, level: 0 };
  const numbered = printedNumber(line);
  return numbered.number === null ? null : { ...numbered, kind: 'body', level: 0 };
}

/** A heading in bold (`## **1. Title**`): its number stands inside the signs. */
function plainEmphasis(title: string): string {
  const match = /^(\*{1,3}|_{2,3})(?=\S)([^*]+)(?<=\S)\1$/.exec(title);
  return match?.[2] ?? title;
}

/** Whether a line goes on where the one above it was cut by the width of the page. */
function goesOn(above: Line, line: Line, widest: number, paragraph: TextBlock): boolean {
  if (/ {2}$/.test(above.text)) return true;
  if (isQuotation(plain(paragraph.text)) && mayBeAttribution(plain(line.text))) return false;
  const unfinished = !/[.!?:;…”"»)]$/.test(plain(above.text));
  if (above.length > 130) return unfinished;
  return unfinished || above.length >= widest * 0.7;
}

/** Whether a page's end cut this paragraph from the one above it. */
function isBrokenOff(above: TextBlock, below: TextBlock, atPageEnd: boolean): boolean {
  if (below.number !== null || below.kind !== 'body' || above.kind === 'heading' || above.kind === 'table-row') return false;
  const before = plain(above.text);
  const after = plain(below.text);
  if (!/[\p{L}\p{N},–\])-]$/u.test(before)) return false;
  if (/^\p{Ll}/u.test(after)) return before.length > 40;
  // In upper case it can be a name that goes on, if both sides are plainly running text and no heading or name.
  return before.length > (atPageEnd ? 60 : 150) && after.length > (atPageEnd ? 0 : 60) && /[\p{L}\p{N},]$/u.test(before) && isSentence(after);
}

const isSentence = (text: string) => /[.!?…]["”»)]?(?:\s|$)/.test(text);

function withPlainHeadings(blocks: TextBlock[], marked: boolean): TextBlock[] {
  for (const [index, block] of blocks.entries()) {
    const text = plain(block.text);
    const above = blocks[index - 1];
    if (block.kind === 'heading' && block.level === 0) block.level = isCapitals(text) ? 1 : 2;
    if (block.kind !== 'body' || !isCapitals(text) || text.length > 150) continue;
    if (marked && above !== undefined && above.kind !== 'heading') continue;
    if (above && isQuotation(plain(above.text)) && mayBeAttribution(text)) continue;
    block.kind = 'heading';
    block.level = 1;
  }
  const first = blocks[0];
  // A short line above everything is the title when what follows it is a heading in capitals.
  if (
    first?.kind === 'body' &&
    first.number === null &&
    !marked &&
    blocks[1]?.kind === 'heading' &&
    plain(first.text).length <= 120 &&
    !isSentence(plain(first.text))
  ) {
    for (const block of blocks) if (block.kind === 'heading') block.level = Math.min(9, block.level + 1);
    first.kind = 'heading';
    first.level = 1;
  }
  return blocks;
}

/** In capitals throughout, what stands in brackets aside ("(arts. 2, 19 and 26)"). */
function isCapitals(text: string): boolean {
  const outside = text.replace(/\([^)]*\)/g, '');
  return /\p{Lu}.*\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(outside) && !/\p{Ll}/u.test(outside) && !/[.;,]$/.test(outside.trim());
}
