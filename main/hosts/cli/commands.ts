import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { exportFormat, type exportResult } from '../../../shared/contract/briefs.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { textSlice } from '../../../shared/contract/sources.ts';
import { claimKind, claimState, signal } from '../../../shared/model/brief.ts';
import * as ids from '../../../shared/model/ids.ts';
import { textArgument } from './secrets.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './usage.ts';

const importedKind = z.enum(['source', 'media', 'case']);
const wantedFormat = z.enum(['md', 'csv', 'csl-json']);

export interface Given {
  /** What stands after the command and the folder. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly options: Readonly<Record<string, string | boolean | string[] | undefined>>;
}

export interface Outcome {
  /** The one document that --json prints. */
  readonly json: unknown;
  /** 1: done, but something was refused or found wanting. */
  readonly wanting?: boolean;
}

export interface Command {
  /** Whether the archive must be open for writing. */
  readonly writes: boolean;
  /** How many words must follow the folder, at least and at most. */
  readonly words: readonly [number, number];
  readonly options: readonly string[];
  run(terminal: Terminal, given: Given): Promise<Outcome>;
}

function idOf<S extends z.ZodType>(schema: S, value: unknown, words: string): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new WrongUse(`That is not the id of a ${words}.`);
  return result.data;
}
const sourceOf = (value: unknown) => idOf(ids.sourceId, value, 'source: those begin with s-, and attest sources prints them');
const briefOf = (value: unknown) => idOf(ids.briefId, value, 'brief: those begin with b-, and attest briefs prints them');
const claimOf = (value: unknown) => idOf(ids.claimId, value, 'claim: those begin with c-, and attest claims prints them');
const citationOf = (value: unknown) => idOf(ids.citationId, value, 'citation: those begin with t-, and attest claims prints them');

function oneOf<T extends Record<string, string>>(words: z.ZodEnum<T>, value: string, what: string): T[keyof T] {
  const result = words.safeParse(value);
  if (!result.success) throw new WrongUse(`${what} is one of: ${words.options.join(', ')}.`);
  return result.data;
}
const textOf = (given: Given, name: string): string | undefined => given.options[name] as string | undefined;
const needed = (given: Given, name: string): string => {
  const value = textOf(given, name);
  if (value === undefined) throw new WrongUse(`--${name} is needed.`);
  return value;
};
function numberOf(given: Given, name: string): number | undefined {
  const value = textOf(given, name);
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/u.test(value)) throw new WrongUse(`--${name} takes a whole number.`);
  return Number(value);
}
function limitOf(given: Given, otherwise: number, most = Number.POSITIVE_INFINITY): number {
  const limit = numberOf(given, 'limit') ?? otherwise;
  if (limit < 1 || limit > most) throw new WrongUse(most < Number.POSITIVE_INFINITY ? `--limit is between 1 and ${most}.` : '--limit is at least 1.');
  return limit;
}
const toWrite = (terminal: Terminal, given: Given) => terminal.grant(needed(given, 'to'), given.options.replace ? 'replace' : 'create');

/** A list in its pages, up to `limit` items of it. */
async function upTo<T, L extends { items: T[]; total: number }>(limit: number, most: number, ask: (offset: number, limit: number) => Promise<L>): Promise<L> {
  const items: T[] = [];
  for (;;) {
    const page = await ask(items.length, Math.min(most, limit - items.length));
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= Math.min(limit, page.total)) return { ...page, items };
  }
}

/** All pages of a list. */
const everything = <T>(ask: (offset: number) => Promise<{ items: T[]; total: number }>) =>
  upTo<T, { items: T[]; total: number }>(Number.POSITIVE_INFINITY, 500, ask);

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

export const commands: Readonly<Record<string, Command>> = {
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
  'brief import': {
    writes: true,
    words: [1, 1],
    options: [],
    async run(terminal, { words }) {
      const grant = await terminal.grant(words[0] ?? '', 'read');
      const { brief, questions } = await terminal.result<{ brief: object; questions: unknown[] }>(await terminal.api.briefs.import({ grant }));
      return { json: { ...brief, questions } };
    },
  },
  briefs: {
    writes: false,
    words: [0, 0],
    options: [],
    run: async (terminal) => ({ json: await everything((offset) => terminal.api.briefs.list({ offset })) }),
  },
  claims: {
    writes: false,
    words: [1, 1],
    options: ['state'],
    async run(terminal, given) {
      const brief = briefOf(given.words[0]);
      const named = textOf(given, 'state');
      const state = named === undefined ? undefined : oneOf(claimState, named, '--state');
      return { json: await everything((offset) => terminal.api.claims.list({ brief, offset, limit: 200, ...(state && { state }) })) };
    },
  },
  suggest: {
    writes: false,
    words: [0, 0],
    options: ['claim', 'text', 'exclude', 'limit'],
    async run(terminal, given) {
      const claim = textOf(given, 'claim');
      const text = textOf(given, 'text');
      if ((claim === undefined) === (text === undefined)) throw new WrongUse('Give either --claim ID or --text TEXT.');
      const limit = limitOf(given, 5, 50);
      const about = claim !== undefined ? { claim: claimOf(claim) } : { text: await textArgument(text ?? '') };
      const exclude = ((given.options.exclude as string[] | undefined) ?? []).map((id) => sourceOf(id));
      return { json: await terminal.api.search.suggest({ ...about, exclude, limit }) };
    },
  },
  link: {
    writes: true,
    words: [1, 1],
    options: ['source', 'quote', 'start', 'pinpoint', 'signal', 'note'],
    async run(terminal, given) {
      const quote = textOf(given, 'quote');
      const said = textOf(given, 'signal');
      const json = await terminal.api.citations.link({
        claim: claimOf(given.words[0]),
        source: sourceOf(needed(given, 'source')),
        ...(quote !== undefined && { quote: await textArgument(quote) }),
        start: numberOf(given, 'start'),
        pinpoint: textOf(given, 'pinpoint'),
        ...(said !== undefined && { signal: oneOf(signal, said, '--signal') }),
        note: textOf(given, 'note'),
      });
      return { json };
    },
  },
  unlink: {
    writes: true,
    words: [1, 1],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.citations.unlink({ id: citationOf(words[0]) }) }),
  },
  kind: {
    writes: true,
    words: [2, 2],
    options: [],
    run: async (terminal, { words }) => ({
      json: await terminal.api.claims.setKind({ id: claimOf(words[0]), kind: oneOf(claimKind, words[1] ?? '', 'The kind') }),
    }),
  },
  confirm: {
    writes: true,
    words: [1, 1],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.claims.confirm({ id: claimOf(words[0]) }) }),
  },
  coverage: {
    writes: false,
    words: [1, 1],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.briefs.coverage({ id: briefOf(words[0]) }) }),
  },
  export: {
    writes: false,
    words: [1, 1],
    options: ['format', 'to', 'replace'],
    async run(terminal, given) {
      const format = oneOf(exportFormat, needed(given, 'format'), '--format');
      const started = await terminal.api.exports.write({ brief: briefOf(given.words[0]), format, to: await toWrite(terminal, given) });
      return { json: { ...(await terminal.result<z.infer<typeof exportResult>>(started)), file: basename(resolve(needed(given, 'to'))) } };
    },
  },
  history: {
    writes: false,
    words: [0, 0],
    options: ['limit'],
    async run(terminal, given) {
      return { json: await upTo(limitOf(given, 100), 500, (offset, limit) => terminal.api.archives.history({ offset, limit })) };
    },
  },
  undo: { writes: true, words: [0, 0], options: [], run: async (terminal) => ({ json: await terminal.api.archives.undo({}) }) },
  verify: {
    writes: false,
    words: [0, 0],
    options: [],
    async run(terminal) {
      const result = await terminal.result<{ ok: boolean; checked: number; damaged: unknown[] }>(await terminal.api.archives.verify({}));
      return { json: result, wanting: !result.ok };
    },
  },
};
