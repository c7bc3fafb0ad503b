import { type Command, limitOf, upTo } from './given.ts';

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
