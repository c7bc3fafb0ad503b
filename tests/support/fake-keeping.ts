import type { AnswersFor } from './fake-answers.ts';
import type { FakeArchive } from './fake-archive.ts';

const fingerprint = '7c3f19aa'.repeat(8);

/** Repairs and backups of the invented archive, which is never damaged. */
export function keepingCalls(archive: FakeArchive): AnswersFor<'keeping'> {
  return {
    keeping: {
      repair: () => archive.job('repair', 30, () => ({ recorded: [] })),
      backup: () =>
        archive.job('backup', 30, () => {
          const events = archive.changes.length;
          archive.record('BackupMade', 1, '', () => undefined);
          return { files: 30, total: 30, events, fingerprint };
        }),
      drill: () => ({ good: true, events: archive.changes.length, fingerprint, madeAt: '2026-02-03T10:15:00.000Z', damaged: [] }),
    },
  };
}
