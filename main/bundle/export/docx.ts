import { Document, FootnoteReferenceRun, Packer, Paragraph, Tab, TextRun } from 'docx';
import { bibliographyLines } from '../../citing/bibliography.ts';
import { line } from '../../citing/printable.ts';
import { termsOf } from '../../citing/terms.ts';
import type { ComposedBrief } from '../../citing/types.ts';
import { cleanPackage } from './docx-package.ts';
import { bullets, hanging, page, styles } from './docx-style.ts';
import { type PrintedParagraph, printedParagraphs, titleToPrint } from './pieces.ts';

/**
 * The brief as a Word document with real footnotes. Printed numbers of paragraphs are text, so that no program counts them
 * anew. `at` is the only time it carries; equal input gives equal bytes.
 */
export async function writeDocx(brief: ComposedBrief, at: Date = new Date(Date.UTC(1980, 0, 1))): Promise<Uint8Array> {
  const terms = termsOf(brief.language);
  const title = titleToPrint(brief);
  const works = bibliographyLines(brief);
  const document = new Document({
    title: line(brief.title),
    styles: styles(terms.tag),
    numbering: bullets,
    footnotes: Object.fromEntries(
      brief.notes.map(({ number, text }) => [
        String(number),
        { children: [new Paragraph({ style: 'FootnoteText', spacing: { after: 40, line: 240 }, children: [new TextRun(` ${line(text)}`)] })] },
      ]),
    ),
    sections: [
      {
        ...page(),
        children: [
          ...(title === null ? [] : [new Paragraph({ style: styleOf.title, text: title })]),
          ...printedParagraphs(brief).map(paragraph),
          ...(brief.unplaced.length === 0 ? [] : [heading(terms.unplacedNotes)]),
          ...brief.unplaced.map(
            ({ mark, text }) => new Paragraph({ style: 'BodyText', ...hanging(1), children: [numbered(line(mark ?? '')), new TextRun(line(text))] }),
          ),
          ...(works.length === 0 ? [] : [heading(terms.bibliography), ...works.map((text) => new Paragraph({ style: 'Bibliography', text }))]),
        ],
      },
    ],
  });
  return cleanPackage(await Packer.toArrayBuffer(document), line(brief.title), at);
}

function heading(text: string): Paragraph {
  return new Paragraph({ style: 'Heading2', text });
}

const styleOf: Readonly<Record<PrintedParagraph['kind'], string>> = {
  // Not Word's own "Title": readers such as Pandoc take that out of the text.
  title: 'Heading1',
  heading: 'Heading2',
  body: 'BodyText',
  quotation: 'Quote',
  attribution: 'Attribution',
  'list-item': 'ListParagraph',
  'table-row': 'TableRow',
  note: 'BodyText',
};

function paragraph({ kind, level, number, pieces }: PrintedParagraph): Paragraph {
  const runs = pieces.map((piece) => (piece.kind === 'note' ? new FootnoteReferenceRun(piece.number) : new TextRun(piece.text)));
  const style = kind === 'heading' ? `Heading${level}` : styleOf[kind];
  if (number === null) return new Paragraph({ style, children: runs, ...(kind === 'list-item' ? { numbering: { reference: 'bullets', level: 0 } } : {}) });
  return new Paragraph({ style, ...(kind === 'heading' ? {} : hanging(kind === 'list-item' ? 2 : 1)), children: [numbered(number), ...runs] });
}

/** A printed number and the tab behind it. */
function numbered(number: string): TextRun {
  return new TextRun({ children: [number, new Tab()] });
}
