import { bibliographyLines } from '../../citing/bibliography.ts';
import { line, printable } from '../../citing/printable.ts';
import { termsOf } from '../../citing/terms.ts';
import type { ComposedBrief } from '../../citing/types.ts';
import { type PrintedParagraph, printedParagraphs, titleToPrint } from './pieces.ts';
import { style } from './style.ts';

/**
 * The brief as one HTML page that needs nothing else: no scripts, no fonts or images from anywhere, addresses as plain
 * text, and a policy that forbids all of it besides. All text is escaped, wherever it comes from.
 */
export function writeHtml(brief: ComposedBrief): string {
  const terms = termsOf(brief.language);
  const title = titleToPrint(brief);
  const body = printedParagraphs(brief);
  const notes = brief.notes.map(
    ({ number, text }) =>
      `<li id="note-${number}"><p>${escaped(line(text))} <a class="back" href="#ref-${number}" role="doc-backlink" aria-label="${escaped(terms.backToText)}">↩</a></p></li>`,
  );
  const unplaced = brief.unplaced.map((note) => `<p><span class="mark">${escaped(line(note.mark ?? ''))}</span> ${escaped(line(note.text))}</p>`);
  const works = bibliographyLines(brief).map((work) => `<p class="work">${escaped(work)}</p>`);
  return `<!doctype html>
<html lang="${terms.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(line(brief.title))}</title>
<style>
${style}</style>
</head>
<body>
<main>
${[
  title === null ? '' : `<h1 class="title">${escaped(title)}</h1>`,
  ...body.map((paragraph) => block(paragraph)),
  section(terms.notes, 'notes', notes.length === 0 ? '' : `<ol>\n${notes.join('\n')}\n</ol>`),
  section(terms.unplacedNotes, 'unplaced', unplaced.join('\n')),
  section(terms.bibliography, 'bibliography', works.join('\n')),
]
  .filter((part) => part !== '')
  .join('\n')}
</main>
</body>
</html>
`;
}

function section(heading: string, name: string, content: string): string {
  const role = name === 'notes' ? ' role="doc-endnotes"' : name === 'bibliography' ? ' role="doc-bibliography"' : '';
  return content === '' ? '' : `<section class="${name}"${role} aria-labelledby="${name}">\n<h2 id="${name}">${escaped(heading)}</h2>\n${content}\n</section>`;
}

function block({ kind, level, number, pieces }: PrintedParagraph): string {
  const words = pieces
    .map((piece) =>
      piece.kind === 'text'
        ? escaped(piece.text)
        : `<sup><a id="ref-${piece.number}" href="#note-${piece.number}" role="doc-noteref">${piece.number}</a></sup>`,
    )
    .join('');
  if (words.trim() === '' && number === null) return '';
  const text = number === null ? words : `<span class="number">${escaped(number)}</span> ${words}`;
  const numbered = number === null ? '' : ' numbered';
  switch (kind) {
    case 'title':
      return `<h1 class="title">${text}</h1>`;
    case 'heading':
      return `<h${level}>${text}</h${level}>`;
    case 'quotation':
      return `<blockquote><p>${text}</p></blockquote>`;
    case 'attribution':
    case 'list-item':
    case 'table-row':
    case 'body':
    case 'note':
      return `<p class="${kind}${numbered}">${text}</p>`;
  }
}

function escaped(text: string): string {
  return printable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
