import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { exportFormat, type exportResult } from '../../../shared/contract/briefs.ts';
import { claimKind, claimState, findingCode, signal } from '../../../shared/model/brief.ts';
import { briefOf, type Command, citationOf, claimOf, everything, limitOf, needed, numberOf, oneOf, sourceOf, textOf, toWrite } from './given.ts';
import { textArgument } from './secrets.ts';
import { WrongUse } from './usage.ts';

const sameOrTwo = z.enum(['same', 'two']);

/** A draft, its claims, the passages that prove them, and what leaves. */
export const briefCommands: Readonly<Record<string, Command>> = {
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
  dismiss: {
    writes: true,
    words: [2, 2],
    options: ['looked', 'reason'],
    async run(terminal, given) {
      const code = oneOf(findingCode, given.words[1] ?? '', 'The finding');
      return {
        json: await terminal.api.claims.dismiss({ id: claimOf(given.words[0]), code, looked: textOf(given, 'looked'), reason: needed(given, 'reason') }),
      };
    },
  },
  reach: {
    writes: true,
    words: [2, Number.POSITIVE_INFINITY],
    options: [],
    async run(terminal, { words }) {
      const [brief, mark = '', ...claims] = words;
      return { json: await terminal.api.claims.setReach({ brief: briefOf(brief), mark, claims: claims.map((id) => claimOf(id)) }) };
    },
  },
  answer: {
    writes: true,
    words: [4, 4],
    options: [],
    async run(terminal, { words }) {
      const [brief, one, other, verdict = ''] = words;
      const same = oneOf(sameOrTwo, verdict, 'The answer') === 'same';
      return { json: await terminal.api.briefs.answer({ id: briefOf(brief), one: sourceOf(one), other: sourceOf(other), same }) };
    },
  },
};
