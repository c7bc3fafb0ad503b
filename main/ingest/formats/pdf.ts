import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AnnotationType, getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { Block, Draft, Note } from '../draft.ts';
import { Unreadable } from '../format.ts';
import { type Line, linesOf, type Piece } from './pdf-lines.ts';
import type { LinkArea } from './pdf-links.ts';
import { withoutMargins } from './pdf-margins.ts';
import { takeFootnotes } from './pdf-notes.ts';
import { bodySizeOf, paragraphsOf } from './pdf-paragraphs.ts';
import { workerHere } from './pdf-port.ts';
import { hyphenRule, runsOfLines } from './pdf-runs.ts';
import { takeNumber } from './printed-number.ts';
import { withAttributions } from './quotation.ts';

/** PDF: the text in the order of reading, paragraphs put together from lines, notes tied, each run with its box. */
export async function readPdf(bytes: Uint8Array): Promise<Draft> {
  // ISO 32000-1, 7.5.5: a file ends with this mark. Without it pdf.js would read what is left and stay silent about the rest.
  const end = new TextDecoder('latin1').decode(bytes.subarray(-2048));
  if (!end.includes('%%EOF')) throw new Unreadable('damaged', 'its end is missing');
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const folder = (name: string) => `${library}${sep}${name}${sep}`;
  const worker = workerHere();
  const task = getDocument({
    data: bytes,
    worker,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: 64 * 1024 * 1024,
    verbosity: 0,
  });
  try {
    return await draftOf(await task.promise);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error instanceof PasswordException) throw new Unreadable('protected-by-password', 'a PDF');
    throw new Unreadable('damaged', 'its structure makes no sense');
  } finally {
    await task.destroy();
    worker.destroy();
  }
}

async function draftOf(document: PDFDocumentProxy): Promise<Draft> {
  const drawn: Line[][] = [];
  const links: LinkArea[][] = [];
  const linked = await pagesWithLinks(document);
  // Several pages are asked for at once, so that none waits for the messages of another.
  for (let first = 1; first <= document.numPages; first += 8) {
    const numbers = Array.from({ length: Math.min(8, document.numPages - first + 1) }, (_, at) => first + at);
    for (const page of await Promise.all(numbers.map((number) => readPage(document, number, linked.has(number))))) {
      drawn.push(page.lines);
      links.push(page.links);
    }
  }
  if (drawn.every((lines) => lines.length === 0)) throw new Unreadable('no-text');

  const bodySize = bodySizeOf(drawn);
  const { pages, notes } = takeFootnotes(withoutMargins(drawn), bodySize);
  const keepsHyphen = hyphenRule(drawn.flat());
  const pageOf = (page: number) => {
    const found = pages[page - 1];
    return found && { marks: found.marks, links: links[page - 1] ?? [] };
  };
  const blocks = paragraphsOf(
    pages.map((page) => page.body),
    bodySize,
  ).map((group): Block => {
    const page = group.lines[0]?.page;
    const runs = runsOfLines(group.lines, pageOf, keepsHyphen);
    if (group.kind === 'heading') return { kind: 'heading', level: group.level, page, ...takeNumber(runs) };
    if (group.kind === 'body') return { kind: 'body', page, ...takeNumber(runs) };
    return { kind: group.kind, page, runs: group.kind === 'list-item' ? withoutBullet(runs) : runs };
  });
  const blank = drawn.filter((lines) => lines.length === 0).length;
  return {
    ...(await metadataOf(document)),
    blocks: withAttributions(
      blocks,
      blocks.some((block) => block.kind === 'heading'),
    ),
    notes: notes.map((note): Note => ({ key: note.key, mark: note.mark, page: note.page, runs: runsOfLines(note.lines, pageOf, keepsHyphen) })),
    pageCount: document.numPages,
    leftOut: blank > 0 ? [`${blank} page${blank === 1 ? '' : 's'} without text`] : [],
  };
}

async function readPage(document: PDFDocumentProxy, number: number, hasLinks: boolean): Promise<{ lines: Line[]; links: LinkArea[] }> {
  const page = await document.getPage(number);
  const [{ items }, annotations] = await Promise.all([page.getTextContent(), hasLinks ? page.getAnnotations() : []]);
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    pieces.push({ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height, font: item.fontName });
  }
  const links = annotations.flatMap((found): LinkArea[] =>
    found.subtype === 'Link' && typeof found.url === 'string' ? [{ target: found.url, rect: found.rect }] : [],
  );
  page.cleanup();
  return { lines: linesOf(number, pieces), links };
}

/** Asked once for the whole document: most pages have none, and need not be asked each. */
async function pagesWithLinks(document: PDFDocumentProxy): Promise<Set<number>> {
  const found: readonly { pageIndex?: number }[] | null = await document.getAnnotationsByType(new Set([AnnotationType.LINK]), new Set());
  return new Set((found ?? []).map(({ pageIndex = -1 }) => pageIndex + 1));
}

function withoutBullet(runs: Block['runs']): Block['runs'] {
  const [first, ...rest] = runs;
  return first ? [{ ...first, text: first.text.replace(/^\s*[•▪◦–—*-]\s*/u, '') }, ...rest] : runs;
}

async function metadataOf(document: PDFDocumentProxy): Promise<Pick<Draft, 'title' | 'metadata'>> {
  const { info } = await document.getMetadata();
  const said = info as Record<string, unknown>;
  const text = (name: string) => (typeof said[name] === 'string' ? said[name].trim() : '');
  // "D:20240411093000+05'00'" (ISO 32000-1, 7.9.4); month and day may be missing.
  const date = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(text('CreationDate'));
  const author = text('Author');
  return {
    title: text('Title') || null,
    metadata: {
      authors: author === '' ? [] : author.split(';').map((name) => name.trim()),
      date: date ? [date[1], date[2], date[3]].filter((part) => part !== undefined).join('-') : null,
    },
  };
}
