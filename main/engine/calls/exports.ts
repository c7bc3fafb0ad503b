import { getBrief } from '../../archive/briefs/queries.ts';
import { getSource, wantedWorks } from '../../archive/sources/queries.ts';
import { writeWanted } from '../../bundle/export/wanted.ts';
import type { Handlers } from '../handlers.ts';
import { writeOutside } from '../outside.ts';
import type { Session } from '../session.ts';
import { exportBrief } from '../work/export-brief.ts';

export const exportCalls = (session: Session): Handlers<'exports'> => ({
  async write({ brief, format, to }) {
    getBrief(session.archive, brief);
    const { path, use } = session.grants.path(to, 'create', 'replace');
    return {
      job: session.jobs.start('export', async (progress) => ({
        result: await exportBrief(session, brief, format, { path, replace: use === 'replace' }, progress),
      })),
    };
  },
  async wanted({ to, format }) {
    const { path, use } = session.grants.path(to, 'create', 'replace');
    const works = wantedWorks(session.archive).map((w) => getSource(session.archive, w.id));
    const bytes = await writeOutside(path, [new TextEncoder().encode(writeWanted(works, format))], use === 'replace');
    return { works: works.length, bytes };
  },
});
