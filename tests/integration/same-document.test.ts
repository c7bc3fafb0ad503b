import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReaders } from '../../main/ingest/readers.ts';
import { keepsRules } from '../../main/ingest/trust.ts';
import { pageAt, type Reading } from '../../shared/model/text.ts';

// One document, written for the project, as plain text and as LibreOffice made it from `original.fodt`:
// soffice --headless --convert-to docx original.fodt; soffice --headless --convert-to pdf:writer_pdf_Export original.fodt
const folder = join(import.meta.dirname, '..', 'fixtures', 'same-document');
const readers = openReaders({ processes: 2 });
const read = async (name: string): Promise<Reading> => {
  const outcome = await readers.read(name, readFileSync(join(folder, name)));
  if (!('reading' in outcome)) throw new Error(`${name}: ${outcome.unreadable} ${outcome.detail}`);
  return outcome.reading;
};
let plain: Reading;
let docx: Reading;
let pdf: Reading;
beforeAll(async () => {
  [plain, docx, pdf] = await Promise.all([read('original.md'), read('original.docx'), read('original.pdf')]);
});
afterAll(() => readers.close());

/** Everything but the page, which only a PDF knows. */
const shape = (reading: Reading) => reading.paragraphs.map(({ page: _, ...paragraph }) => paragraph);

describe('the same document as plain text, DOCX and PDF', () => {
  it('reads the same, to the letter', () => {
    expect(docx.text).toBe(plain.text);
    expect(pdf.text).toBe(plain.text);
    for (const letter of 'әғқңөұүһі') expect(plain.text).toContain(letter);
  });

  it('has the same paragraphs, with their numbers, kinds and headings', () => {
    expect(shape(docx)).toEqual(shape(plain));
    expect(shape(pdf)).toEqual(shape(plain));
    expect(plain.paragraphs.map((paragraph) => paragraph.number).filter((number) => number !== null)).toEqual(
      Array.from({ length: 19 }, (_, index) => String(index + 1)),
    );
    expect(plain.paragraphs.filter((paragraph) => paragraph.kind === 'attribution')).toHaveLength(2);
  });

  it('has the same footnotes: mark, text and place', () => {
    expect(plain.footnotes.map((note) => note.mark)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    const ends = [' 2031.', ' open.', 'ssary;', 'ain.”', 'льзя.', 'ейді».', 'in it.', 'alone.'];
    for (const [index, note] of plain.footnotes.entries()) expect(plain.text.slice(0, note.at ?? 0).endsWith(ends[index] ?? '?')).toBe(true);
    expect(docx.footnotes).toEqual(plain.footnotes);
    expect(pdf.footnotes).toEqual(plain.footnotes);
  });

  it('has the same links', () => {
    expect(docx.links).toEqual(plain.links);
    expect(pdf.links).toEqual(plain.links);
  });

  it('keeps the rules, and knows title and author', () => {
    for (const reading of [plain, docx, pdf]) {
      expect(keepsRules(reading)).toBe(true);
      expect(reading.title).toBe('Closed Reading Rooms in Orlavia');
    }
    expect(docx.metadata.authors).toEqual(['Orlavian Readers’ Union']);
    expect(pdf.metadata.authors).toEqual(['Orlavian Readers’ Union']);
  });
});

describe('the pages of the PDF', () => {
  it('are those on which the words stand, for other eyes too', () => {
    expect(pdf.pages.map((page) => page.page)).toEqual([1, 2, 3, 1, 2, 3]);
    for (const number of [1, 2, 3]) {
      // What another program sees on this page, without spaces: it knows no paragraphs.
      const seen = execFileSync('pdftotext', ['-f', String(number), '-l', String(number), join(folder, 'original.pdf'), '-'], { encoding: 'utf8' }).replace(
        /\s/g,
        '',
      );
      const here = pdf.paragraphs.filter((paragraph) => paragraph.page === number);
      expect(here.length).toBeGreaterThan(5);
      for (const paragraph of here) {
        const words = pdf.text.slice(paragraph.start, paragraph.end).replace(/[\s|]/g, '').slice(0, 12);
        expect(seen).toContain(words);
      }
    }
  });

  it('tell a paragraph that runs over a page’s end apart', () => {
    const cut = pdf.text.indexOf('which lasted six hours');
    expect([pageAt(pdf.pages, cut - 2), pageAt(pdf.pages, cut)]).toEqual([2, 3]);
  });

  it('have a box for every word, inside the page', () => {
    const covered = new Uint8Array(pdf.text.length);
    for (const box of pdf.boxes) {
      covered.fill(1, box.start, box.end);
      expect(pageAt(pdf.pages, box.start)).toBe(box.page);
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 596 && box.y + box.height <= 842).toBe(true);
    }
    for (let at = 0; at < pdf.text.length; at++) if (/[^\s|]/.test(pdf.text[at] ?? '')) expect(covered[at]).toBe(1);
  });
});
