import type { Footnote, PageStart, Paragraph, ParagraphKind, Reading, TextBox } from '../../shared/model/text.ts';
import { languageOf } from './language.ts';
import { TextWriter } from './text-writer.ts';

/** A link while reading; runs that share the object are one link. */
export interface DraftLink {
  readonly target: string | null;
}

/** A piece of a paragraph in one go: its text and what hangs on it. */
export interface Run {
  readonly text: string;
  /** The key of the note whose mark stands here; such a run has no text of its own. */
  readonly note?: string;
  readonly link?: DraftLink;
  /** PDF only: the page this run is drawn on, and where. */
  readonly page?: number;
  readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface Block {
  readonly kind: Exclude<ParagraphKind, 'note'>;
  readonly runs: readonly Run[];
  readonly number?: string | null;
  readonly level?: number;
  readonly page?: number;
}

export interface Note {
  readonly key: string;
  readonly mark: string;
  readonly runs: readonly Run[];
  readonly page?: number;
}

/** What a format's own reader finds, before offsets exist. Notes stand in the order in which they are printed. */
export interface Draft {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly metadata?: Partial<Reading['metadata']>;
  readonly leftOut?: readonly string[];
  /** How many pages there are; absent for formats without pages. */
  readonly pageCount?: number;
}

/** Between the cells of a table's row, in every format. */
export const betweenCells = ' | ';

/** Gives a draft its offsets: paragraphs joined by "\n", notes after the body, white space made plain. */
export function assemble(draft: Draft): Reading {
  const writer = new TextWriter();
  const paragraphs: Paragraph[] = [];
  const pages: PageStart[] = [];
  const boxes: TextBox[] = [];
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  const links = new Map<DraftLink, { start: number; end: number }>();
  const path: { level: number; text: string }[] = [];

  const turnTo = (page: number | undefined) => {
    const last = pages.at(-1)?.page ?? 0;
    if (page === undefined || page === last) return;
    // Pages without text still exist: each gets its place. Turning back (to the notes) is one step.
    for (let next = page > last ? last + 1 : page; next <= page; next++) pages.push({ page: next, start: writer.next() });
  };
  const write = (runs: readonly Run[]) => {
    for (const run of runs) {
      if (run.note !== undefined) {
        if (places.has(run.note)) repeated.add(run.note);
        else places.set(run.note, writer.end());
        continue;
      }
      turnTo(run.page);
      const { start, end } = writer.write(run.text);
      if (start === end) continue;
      if (run.link) links.set(run.link, { start: links.get(run.link)?.start ?? start, end });
      if (run.box && run.page !== undefined) boxes.push({ page: run.page, start, end, ...run.box });
    }
  };

  for (const block of draft.blocks) {
    const start = writer.beginParagraph();
    turnTo(block.page);
    write(block.runs);
    const end = writer.endParagraph();
    if (end === start && !block.runs.some((run) => run.note !== undefined)) {
      writer.dropParagraph();
      continue;
    }
    const level = block.kind === 'heading' ? Math.min(9, Math.max(1, block.level ?? 1)) : null;
    if (level !== null) while (path.length > 0 && (path.at(-1)?.level ?? 0) >= level) path.pop();
    paragraphs.push({
      ordinal: paragraphs.length + 1,
      number: block.number ? block.number.slice(0, 40) : null,
      kind: block.kind,
      level,
      page: block.page ?? null,
      headingPath: path.map((heading) => heading.text),
      start,
      end,
    });
    if (level !== null) path.push({ level, text: writer.paragraph() });
  }

  for (let page = (pages.at(-1)?.page ?? 0) + 1; page <= (draft.pageCount ?? 0); page++) pages.push({ page, start: writer.end() });

  const footnotes: Footnote[] = draft.notes.map((note) => {
    const start = writer.beginParagraph();
    turnTo(note.page);
    write(note.runs);
    const end = writer.endParagraph();
    paragraphs.push({ ordinal: paragraphs.length + 1, number: null, kind: 'note', level: null, page: note.page ?? null, headingPath: [], start, end });
    return { mark: note.mark.slice(0, 40), text: writer.paragraph(), at: places.get(note.key) ?? null, start, end };
  });

  const text = writer.text();
  return {
    title: draft.title ?? titleAmong(paragraphs, text),
    language: languageOf(text),
    text,
    paragraphs,
    pages,
    footnotes,
    links: [...links].map(([link, { start, end }]) => ({ text: text.slice(start, end), target: link.target, start, end })).sort((a, b) => a.start - b.start),
    boxes,
    metadata: { authors: [], date: null, address: null, ...draft.metadata },
    leftOut: [...(draft.leftOut ?? []), ...(repeated.size > 0 ? [`${repeated.size} further marks of notes already marked`] : [])],
  };
}

function titleAmong(paragraphs: readonly Paragraph[], text: string): string | null {
  const headings = paragraphs.filter((paragraph) => paragraph.kind === 'heading');
  const highest = Math.min(...headings.map((heading) => heading.level ?? 9));
  const first = headings.find((heading) => heading.level === highest);
  const title = first ? text.slice(first.start, first.end) : null;
  // A text that begins with its first section has lost its title page.
  return title !== null && /^(?:introduction|summary|contents|введение|содержание|кіріспе|мазмұны)$/iu.test(title) ? null : title;
}
