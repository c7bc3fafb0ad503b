import { basename, resolve } from 'node:path';
import type { z } from 'zod';
import type { exportResult } from '../../../shared/contract/briefs.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { textSlice } from '../../../shared/contract/sources.ts';
import * as ids from '../../../shared/model/ids.ts';
import { textArgument } from './secrets.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './usage.ts';

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

function parsed<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new WrongUse(`${what} is not as it should be: ${result.error.issues[0]?.message ?? ''}`);
  return result.data;
}
const sourceOf = (value: unknown) => parsed(ids.sourceId, value, 'The source id');
const briefOf = (value: unknown) => parsed(ids.briefId, value, 'The brief id');
const claimOf = (value: unknown) => parsed(ids.claimId, value, 'The claim id');
const textOf = (given: Given, name: string): string | undefined => given.options[name] as string | undefined;
const needed = (given: Given, name: string): string => {
  const value = textOf(given, name);
  if (value === undefined) throw new WrongUse(`--${name} is needed.`);
  return value;
};
function numberOf(given: Given, name: string): number | undefined {
  const value = textOf(given, name);
  if (value === undefined) return undefined;
  if (!/^\d+$/u.test(value)) throw new WrongUse(`--${name} takes a whole number.`);
  return Number(value);
}
const toWrite = (terminal: Terminal, given: Given) => terminal.grant(needed(given, 'to'), given.options.replace ? 'replace' : 'create');

/** All pages of a list. */
async function everything<T>(ask: (offset: number) => Promise<{ items: T[]; total: number }>): Promise<{ items: T[]; total: number }> {
  const items: T[] = [];
  for (;;) {
    const page = await ask(items.length);
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= page.total) return { items, total: page.total };
  }
}

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
      const kind = (options.kind ?? 'source') as 'source' | 'media' | 'case';
      if (!['source', 'media', 'case'].includes(kind)) throw new WrongUse('--kind is source, media or case.');
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
      if (given.options.to === undefined) return { json: await everything((offset) => terminal.api.sources.wanted({ offset })) };
      const format = (textOf(given, 'format') ?? 'md') as 'md';
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
      return { json: await terminal.api.search.query({ query: await textArgument(given.words[0] ?? ''), limit: numberOf(given, 'limit') ?? 20 }) };
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
      const state = textOf(given, 'state') as 'linked' | undefined;
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
      const about = claim !== undefined ? { claim: claimOf(claim) } : { text: await textArgument(text ?? '') };
      const exclude = ((given.options.exclude as string[] | undefined) ?? []).map((id) => sourceOf(id));
      return { json: await terminal.api.search.suggest({ ...about, exclude, limit: numberOf(given, 'limit') ?? 5 }) };
    },
  },
  link: {
    writes: true,
    words: [1, 1],
    options: ['source', 'quote', 'start', 'pinpoint', 'signal', 'note'],
    async run(terminal, given) {
      const quote = textOf(given, 'quote');
      const json = await terminal.api.citations.link({
        claim: claimOf(given.words[0]),
        source: sourceOf(needed(given, 'source')),
        ...(quote !== undefined && { quote: await textArgument(quote) }),
        start: numberOf(given, 'start'),
        pinpoint: textOf(given, 'pinpoint'),
        signal: textOf(given, 'signal') as 'see' | undefined,
        note: textOf(given, 'note'),
      });
      return { json };
    },
  },
  unlink: {
    writes: true,
    words: [1, 1],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.citations.unlink({ id: parsed(ids.citationId, words[0], 'The citation id') }) }),
  },
  kind: {
    writes: true,
    words: [2, 2],
    options: [],
    run: async (terminal, { words }) => ({ json: await terminal.api.claims.setKind({ id: claimOf(words[0]), kind: words[1] as 'fact' }) }),
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
      const format = needed(given, 'format') as 'docx';
      const started = await terminal.api.exports.write({ brief: briefOf(given.words[0]), format, to: await toWrite(terminal, given) });
      return { json: { ...(await terminal.result<z.infer<typeof exportResult>>(started)), file: basename(resolve(needed(given, 'to'))) } };
    },
  },
  history: {
    writes: false,
    words: [0, 0],
    options: ['limit'],
    run: async (terminal, given) => ({ json: await terminal.api.archives.history({ limit: numberOf(given, 'limit') ?? 100 }) }),
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
