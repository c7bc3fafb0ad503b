import { z } from 'zod';
import type { erased } from '../../../shared/contract/erasing.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { textSlice } from '../../../shared/contract/sources.ts';
import type * as ids from '../../../shared/model/ids.ts';
import { confidentiality } from '../../../shared/model/source.ts';
import { type Command, everything, limitOf, needed, oneOf, sourceOf, textOf, toWrite, upTo } from './given.ts';
import { textArgument } from './secrets.ts';
import type { Terminal } from './terminal.ts';

const importedKind = z.enum(['source', 'media', 'case']);
const writtenKind = z.enum(['testimony', 'note']);
const wantedFormat = z.enum(['md', 'csv', 'csl-json']);

async function wholeText(terminal: Terminal, id: ids.SourceId) {
  const first: z.output<typeof textSlice> = await terminal.api.sources.text({ id });
  const whole = {
    sourceId: first.sourceId,
    text: first.text,
    paragraphs: first.paragraphs,
    footnotes: first.footnotes,
    links: first.links,
    pages: first.pages,
  };
  while (whole.paragraphs.length < first.totalParagraphs) {
    const next = await terminal.api.sources.text({ id, fromOrdinal: (whole.paragraphs.at(-1)?.ordinal ?? 0) + 1 });
    whole.text += `\n${next.text}`;
    whole.paragraphs.push(...next.paragraphs);
    whole.footnotes.push(...next.footnotes);
    whole.links.push(...next.links);
    whole.pages.push(...next.pages);
  }
  return whole;
}

/** What goes in, what is there, and finding it again. */
export const sourceCommands: Readonly<Record<string, Command>> = {
  import: {
    writes: true,
    words: [1, Number.POSITIVE_INFINITY],
    options: ['kind'],
    async run(terminal, { words, options }) {
      const grants = await Promise.all(words.map((path) => terminal.grant(path, 'read')));
      const kind = oneOf(importedKind, String(options.kind ?? 'source'), '--kind');
      const result = await terminal.result<ImportResult>(await terminal.api.imports.start({ grants, kind }));
      return { json: result, wanting: result.cancelled || result.items.some((i) => i.result === 'refused') };
    },
  },
  sources: {
    writes: false,
    words: [0, 0],
    options: ['missing'],
    run: async (terminal, { options }) => ({
      json: await everything((offset) =>
        terminal.api.sources.list({ offset, limit: 500, ...(options.missing ? { status: 'missing' as const } : { status: 'here' as const }) }),
      ),
    }),
  },
  show: {
    writes: false,
    words: [1, 1],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.sources.get({ id: sourceOf(words[0]) }) }),
  },
  text: { writes: false, words: [1, 1], options: [], run: async (terminal, { words }) => ({ json: await wholeText(terminal, sourceOf(words[0])) }) },
  original: {
    writes: false,
    words: [1, 1],
    options: ['to', 'replace'],
    run: async (terminal, given) => ({ json: await terminal.api.sources.saveOriginal({ id: sourceOf(given.words[0]), to: await toWrite(terminal, given) }) }),
  },
  wanted: {
    writes: false,
    words: [0, 0],
    options: ['to', 'replace', 'format'],
    async run(terminal, given) {
      const format = oneOf(wantedFormat, textOf(given, 'format') ?? 'md', '--format');
      if (given.options.to === undefined) return { json: await everything((offset) => terminal.api.sources.wanted({ offset })) };
      return { json: await terminal.api.exports.wanted({ to: await toWrite(terminal, given), format }) };
    },
  },
  attach: {
    writes: true,
    words: [2, 2],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.sources.attach({ missing: sourceOf(words[0]), source: sourceOf(words[1]) }) }),
  },
  erase: {
    writes: true,
    words: [1, 1],
    options: ['confirm'],
    async run(terminal, given) {
      const id = sourceOf(given.words[0]);
      const confirm = textOf(given, 'confirm');
      if (confirm === undefined) return { json: await terminal.api.erasing.preview({ source: id }), wanting: true };
      const title = await textArgument(confirm);
      return { json: { erased: id, ...(await terminal.result<z.output<typeof erased>>(await terminal.api.erasing.source({ id, title }))) } };
    },
  },
  search: {
    writes: false,
    words: [1, 1],
    options: ['limit'],
    async run(terminal, given) {
      const limit = limitOf(given, 20);
      const query = await textArgument(given.words[0] ?? '');
      return { json: await upTo(limit, 200, (offset, most) => terminal.api.search.query({ query, offset, limit: most })) };
    },
  },
  describe: {
    writes: true,
    words: [1, 1],
    options: ['title', 'date', 'symbol', 'address', 'confidentiality'],
    async run(terminal, given) {
      const said = textOf(given, 'confidentiality');
      const description = {
        title: textOf(given, 'title'),
        date: textOf(given, 'date'),
        symbol: textOf(given, 'symbol'),
        address: textOf(given, 'address'),
        ...(said !== undefined && { confidentiality: oneOf(confidentiality, said, '--confidentiality') }),
      };
      return { json: await terminal.api.sources.describe({ id: sourceOf(given.words[0]), ...description }) };
    },
  },
  write: {
    writes: true,
    words: [0, 0],
    options: ['kind', 'title', 'text'],
    async run(terminal, given) {
      const kind = oneOf(writtenKind, textOf(given, 'kind') ?? 'note', '--kind');
      return { json: await terminal.api.sources.write({ kind, title: needed(given, 'title'), text: await textArgument(needed(given, 'text')) }) };
    },
  },
};
