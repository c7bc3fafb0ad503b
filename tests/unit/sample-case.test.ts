import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import expected from '../../resources/sample-case/expected.json' with { type: 'json' };

const home = join(import.meta.dirname, '../../resources/sample-case');

function docxPart(file: string, name: string): string {
  const part = unzipSync(readFileSync(join(home, file)))[name];
  if (part === undefined) throw new Error(`${file} has no ${name}`);
  return strFromU8(part);
}

/** Text of a part of a DOCX, a line a paragraph. */
function docxText(file: string, name = 'word/document.xml'): string {
  return docxPart(file, name)
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function openPdf(file: string): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(readFileSync(join(home, file))), verbosity: 0 }).promise;
}

async function pdfText(file: string): Promise<string> {
  const pdf = await openPdf(file);
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? ' ' : '');
  }
  await pdf.loadingTask.destroy();
  return text.replace(/\s+/g, ' ');
}

async function textOf(file: string): Promise<string> {
  if (file.endsWith('.docx')) return docxText(file);
  if (file.endsWith('.pdf')) return pdfText(file);
  return readFileSync(join(home, file), 'utf8');
}

describe('the sample case', () => {
  const texts = new Map<string, string>();
  const textIn = (file: string): string => texts.get(file) ?? '';
  const brief = docxText('brief.docx').trim().split('\n');

  beforeAll(async () => {
    for (const name of readdirSync(join(home, 'documents'))) texts.set(`documents/${name}`, await textOf(`documents/${name}`));
    texts.set('testimony.txt', await textOf('testimony.txt'));
  });

  test('has as many documents, numbered paragraphs and footnotes as it says', () => {
    expect([...texts.keys()].filter((file) => file.startsWith('documents/'))).toHaveLength(expected.documents);
    const numbers = brief.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []);
    expect(numbers).toHaveLength(expected.numberedParagraphs);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual(expected.repeatedParagraphNumbers);
    expect(docxPart('brief.docx', 'word/document.xml').match(/<w:footnoteReference /g)).toHaveLength(expected.footnotes);
  });

  test.each(expected.claims)('has the claim "$claimStartsWith" in the paragraph it says', ({ claimStartsWith, paragraph }) => {
    expect(brief.filter((line) => line.startsWith(`${paragraph}. `) && line.includes(claimStartsWith))).toHaveLength(1);
  });

  test.each(expected.claims.flatMap(({ proof }) => proof ?? []))('has the proof "$quote" in $file, once, letter by letter', ({ file, quote }) => {
    expect(textIn(file).split(quote)).toHaveLength(2);
  });

  test('has the figures that disagree where it says', () => {
    for (const { figure, file, quote } of expected.figuresThatDisagree.figures) {
      expect(quote).toContain(figure);
      expect(textIn(file)).toContain(quote);
    }
  });

  test('has no document with the missing work, the misquoted words, the wrong sum or the unsourced presenters', () => {
    const all = [...texts.values()].join('\n');
    for (const { symbol } of expected.missingWorks) expect(all).not.toContain(symbol);
    for (const words of ['breaches established', '1,240,000', 'presenter']) {
      expect(brief.join('\n')).toContain(words);
      expect(all).not.toContain(words);
    }
  });

  test('says in its Ibid. footnotes what it lists', () => {
    const notes = docxText('brief.docx', 'word/footnotes.xml')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const ibid = notes.flatMap((note, at) => (note.startsWith('Ibid.') ? [String(at + 1)] : []));
    expect(ibid).toEqual(expected.ibid);
  });

  test('names only reserved addresses', () => {
    const written = [...texts, ['brief.docx', docxText('brief.docx', 'word/footnotes.xml')] as const];
    for (const [file, text] of written) {
      for (const address of text.match(/https?:\/\/[^\s"<)]+/g) ?? []) expect(address, file).toMatch(/^https:\/\/[a-z.]+\.example\//);
    }
  });

  test('says nowhere which person or program made a file', async () => {
    for (const file of ['brief.docx', ...texts.keys()].filter((name) => name.endsWith('.docx'))) {
      const said = docxPart(file, 'docProps/core.xml') + docxPart(file, 'docProps/app.xml') + docxPart(file, 'docProps/custom.xml');
      expect(said.match(/<(?:dc|dcterms|cp):[a-z]+/gi), file).toEqual([
        '<cp:coreProperties',
        '<dc:title',
        '<dc:creator',
        '<dc:language',
        '<dcterms:created',
        '<dcterms:modified',
      ]);
      expect(said, file).not.toMatch(/<Application|<Company|<Template|<property/);
    }
    for (const file of [...texts.keys()].filter((name) => name.endsWith('.pdf'))) {
      const pdf = await openPdf(file);
      const { info, metadata } = await pdf.getMetadata();
      expect(info, file).not.toHaveProperty('Producer');
      expect(info, file).not.toHaveProperty('Creator');
      expect(metadata, file).toBeNull();
      await pdf.loadingTask.destroy();
    }
  });
});
