import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { TextSlice } from '../../../shared/contract/sources.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { Footnote, Link, PageStart, Paragraph } from '../../../shared/model/text.ts';
import { attest } from '../../host.ts';

export const chunkSize = 200;

/** One paragraph with what stands in it; `text` is its own words, offsets are those of the whole text. */
export interface ReadParagraph {
  readonly paragraph: Paragraph;
  readonly text: string;
  readonly footnotes: readonly Footnote[];
  readonly links: readonly Link[];
  readonly pages: readonly PageStart[];
  /** For a paragraph of kind `note`: the mark it carries. */
  readonly mark: string | null;
}

/** The text of a source, asked for a run of paragraphs at a time as they come into view. */
export function useText(id: SourceId) {
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const chunks = [0];
  for (let c = Math.max(1, span.first); c <= span.last; c++) chunks.push(c);
  const results = useQueries({
    queries: chunks.map((chunk) => ({ queryKey: ['sources', 'text', id, chunk], queryFn: () => readChunk(id, chunk) })),
  });
  const byChunk = new Map(chunks.map((chunk, i) => [chunk, results[i]?.data]));
  const show = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / chunkSize), last: Math.floor(last / chunkSize) };
    setSpan((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  return {
    total: results[0]?.data?.total,
    pending: results[0]?.isPending ?? true,
    error: results.find((r) => r.error)?.error ?? null,
    at: (index: number): ReadParagraph | undefined => byChunk.get(Math.floor(index / chunkSize))?.paragraphs[index % chunkSize],
    show,
  };
}

async function readChunk(id: SourceId, chunk: number): Promise<{ paragraphs: ReadParagraph[]; total: number }> {
  const paragraphs: ReadParagraph[] = [];
  let total = 0;
  // An answer may hold fewer paragraphs than asked for, where they are long.
  while (paragraphs.length < chunkSize) {
    const slice = await attest.sources.text({ id, fromOrdinal: chunk * chunkSize + 1 + paragraphs.length, count: chunkSize - paragraphs.length });
    total = slice.totalParagraphs;
    if (slice.paragraphs.length === 0) break;
    paragraphs.push(...paragraphsOf(slice));
    if (chunk * chunkSize + paragraphs.length >= total) break;
  }
  return { paragraphs, total };
}

/** Pure: the paragraphs of a slice, each with its own words, marks, links and page starts. */
export function paragraphsOf(slice: TextSlice): ReadParagraph[] {
  return slice.paragraphs.map((paragraph) => {
    const { start, end } = paragraph;
    return {
      paragraph,
      text: slice.text.slice(start - slice.start, end - slice.start),
      footnotes: slice.footnotes.filter((note) => note.at !== null && note.at >= start && note.at <= end),
      links: slice.links.filter((link) => link.start >= start && link.end <= end),
      pages: slice.pages.filter((page) => page.start >= start && page.start < end),
      mark: paragraph.kind === 'note' ? (slice.footnotes.find((note) => note.start >= start && note.start <= end)?.mark ?? null) : null,
    };
  });
}

/** The place in the list (from 0) of the paragraph that holds `offset`, found by halving: no call gives it directly. */
export async function indexAt(id: SourceId, offset: number): Promise<number> {
  const first = await attest.sources.text({ id, fromOrdinal: 1, count: 1 });
  let low = 1;
  let high = first.totalParagraphs;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const { paragraphs } = await attest.sources.text({ id, fromOrdinal: middle, count: 1 });
    if ((paragraphs[0]?.start ?? Number.POSITIVE_INFINITY) <= offset) low = middle;
    else high = middle - 1;
  }
  return low - 1;
}
