import { bibliographyLines } from '../../citing/bibliography.ts';
import { line } from '../../citing/printable.ts';
import { termsOf } from '../../citing/terms.ts';
import type { ComposedBrief } from '../../citing/types.ts';
import { escaped, startOfLine } from './markdown-text.ts';
import { type PrintedParagraph, printedParagraphs, titleToPrint } from './pieces.ts';

/**
 * The brief in Markdown with `[^1]` notes, in what CommonMark and Pandoc's own Markdown have in common. Each character of
 * the text that could be read as markup is written with a backslash (CommonMark 0.31, section 2.4), so that the same words
 * are read back.
 */
export function writeMarkdown(brief: ComposedBrief): string {
  const terms = termsOf(brief.language);
  const blocks: string[] = [];
  const title = titleToPrint(brief);
  if (title !== null) blocks.push(`# ${escaped(title)}`);
  for (const paragraph of printedParagraphs(brief)) blocks.push(block(paragraph));
  if (brief.unplaced.length > 0) {
    blocks.push(`## ${escaped(terms.unplacedNotes)}`);
    for (const note of brief.unplaced) blocks.push(startOfLine(escaped(line(`${note.mark ?? ''} ${note.text}`))));
  }
  const works = bibliographyLines(brief);
  if (works.length > 0) blocks.push(`## ${escaped(terms.bibliography)}`, ...works.map((work) => startOfLine(escaped(work))));
  for (const note of brief.notes) blocks.push(`[^${note.number}]: ${startOfLine(escaped(line(note.text))) || '\\ '}`);
  return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
}

function block({ kind, level, number, pieces }: PrintedParagraph): string {
  const words = pieces.map((piece) => (piece.kind === 'note' ? `[^${piece.number}]` : escaped(piece.text))).join('');
  const text = startOfLine(`${number === null ? '' : `${escaped(number)} `}${words}`.replace(/ {2,}/g, ' ').trim());
  if (text === '') return '';
  switch (kind) {
    case 'title':
      return `# ${text}`;
    case 'heading':
      return `${'#'.repeat(level)} ${text}`;
    case 'quotation':
    case 'attribution':
      return `> ${text}`;
    case 'list-item':
      return number === null ? `- ${text}` : text;
    case 'body':
    case 'table-row':
    case 'note':
      return text;
  }
}
