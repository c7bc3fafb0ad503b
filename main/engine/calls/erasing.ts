import { draftErased, erasable } from '../../archive/erasing/commands.ts';
import { repeatedInBriefs } from '../../archive/erasing/repeats.ts';
import { citingClaims } from '../../archive/sources/queries.ts';
import type { Handlers } from '../handlers.ts';
import { withinMessage } from '../message-size.ts';
import type { Session } from '../session.ts';

const shown = 500;

export const erasingCalls = (session: Session): Handlers<'erasing'> => ({
  async preview({ source }) {
    const { archive } = session;
    const { title } = erasable(archive, source);
    const cited = citingClaims(archive, source);
    const readable = archive.tables.count("select count(*) from sources where id = ? and removed = 0 and status = 'here'", [source]) === 1;
    const repeated = readable ? await repeatedInBriefs(archive, session.texts, source) : [];
    return {
      source,
      title,
      cited: { items: withinMessage(cited.slice(0, shown)), total: cited.length },
      repeated: { items: withinMessage(repeated.slice(0, shown)), total: repeated.length },
    };
  },
  async source({ id, title }) {
    const { archive } = session;
    archive.mustBeWritable();
    erasable(archive, id);
    const job = session.jobs.start('erase', async (progress) => {
      const change = await archive.erase(
        () => draftErased(archive, id, title),
        (done, total) => {
          progress.total(total);
          progress.step(done);
        },
      );
      session.changed('archive', 'sources', 'briefs', 'claims');
      return { result: { change } };
    });
    return { job };
  },
});
