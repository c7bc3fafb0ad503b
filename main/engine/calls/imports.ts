import { importFiles } from '../across-rooms/import-files.ts';
import type { Handlers } from '../handlers.ts';
import type { Session } from '../session.ts';

export const importCalls = (session: Session): Handlers<'imports'> => ({
  async stage({ name, bytes }) {
    return { staged: session.staged.stage(name, bytes) };
  },
  async stagePiece({ staged, start, piece }) {
    session.staged.add(staged, start, piece);
    return {};
  },
  async unstage({ staged }) {
    for (const id of staged) session.staged.drop(id);
    return {};
  },
  async start({ grants, staged, kind }) {
    session.archive.mustBeWritable();
    const paths = grants.map((g) => session.grants.path(g, 'read').path);
    const files = session.staged.takeAll(staged);
    return { job: session.jobs.start('import', (progress) => importFiles(session, { paths, files, kind }, progress)) };
  },
});
