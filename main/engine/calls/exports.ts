import { getBrief } from '../../archive/briefs/queries.ts';
import { getSource, wantedWorks } from '../../archive/sources/queries.ts';
import { writeWanted } from '../../bundle/export/wanted.ts';
import { exportBrief } from '../across-rooms/export-brief.ts';
import { destination } from '../destination.ts';
import type { Handlers } from '../handlers.ts';
import { writeOutside } from '../outside.ts';
import type { Session } from '../session.ts';

export const exportCalls = (session: Session): Handlers<'exports'> => ({
  async write({ brief, format, to }) {
    getBrief(session.archive, brief);
    const place = await destination(session, to);
    return {
      job: session.jobs.start('export', async (progress) => ({
        result: await exportBrief(session, brief, format, place, progress),
      })),
    };
  },
  async wanted({ to, format }) {
    const place = await destination(session, to);
    const works = wantedWorks(session.archive).map((w) => getSource(session.archive, w.id));
    const bytes = await writeOutside(place, [new TextEncoder().encode(writeWanted(works, format))]);
    return { works: works.length, bytes };
  },
});
