import type { Reading } from '../../../shared/model/text.ts';
import { languageOf } from '../../ingest/language.ts';

/** The text of a testimony or note written inside the archive: a paragraph a line, nothing interpreted. */
export function readWritten(title: string, text: string): Reading {
  const lines = text
    .split(/\r?\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter(Boolean);
  let start = 0;
  const paragraphs = lines.map((line, i) => {
    const paragraph = { ordinal: i + 1, number: null, kind: 'body' as const, level: null, page: null, headingPath: [], start, end: start + line.length };
    start += line.length + 1;
    return paragraph;
  });
  const joined = lines.join('\n');
  return {
    title,
    language: languageOf(joined),
    text: joined,
    paragraphs,
    pages: [],
    footnotes: [],
    links: [],
    boxes: [],
    metadata: { authors: [], date: null, address: null },
    leftOut: [],
  };
}
