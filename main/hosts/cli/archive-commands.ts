import type { z } from 'zod';
import type { backedUp, repaired } from '../../../shared/contract/keeping.ts';
import { type Command, limitOf, textOf, upTo } from './given.ts';
import { readRecoveryKey } from './secrets.ts';

/** The archive as a whole. */
export const archiveCommands: Readonly<Record<string, Command>> = {
  history: {
    writes: false,
    words: [0, 0],
    options: ['limit'],
    async run(terminal, given) {
      return { json: await upTo(limitOf(given, 100), 500, (offset, limit) => terminal.api.archives.history({ offset, limit })) };
    },
  },
  undo: { writes: true, words: [0, 0], options: [], run: async (terminal) => ({ json: await terminal.api.archives.undo({}) }) },
  repair: {
    writes: true,
    words: [0, 0],
    options: [],
    run: async (terminal) => ({ json: await terminal.result<z.output<typeof repaired>>(await terminal.api.keeping.repair({})) }),
  },
  backup: {
    writes: true,
    words: [1, 1],
    options: [],
    async run(terminal, { words }) {
      const to = await terminal.grant(words[0] ?? '', 'archive');
      return { json: await terminal.result<z.output<typeof backedUp>>(await terminal.api.keeping.backup({ to })) };
    },
  },
  drill: {
    writes: false,
    words: [1, 1],
    options: ['with-recovery-key'],
    async run(terminal, given) {
      const backup = await terminal.grant(given.words[0] ?? '', 'archive');
      const result = await terminal.api.keeping.drill({ backup, recoveryKey: await readRecoveryKey(textOf(given, 'with-recovery-key')) });
      return { json: result, wanting: !result.good };
    },
  },
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
