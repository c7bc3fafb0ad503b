import { Refusal } from '../../../shared/contract/errors.ts';
import type { CitationId } from '../../../shared/model/ids.ts';
import { draftAnswered } from '../../archive/briefs/commands.ts';
import { briefContent, coverage, getBrief, listBriefs, openQuestions } from '../../archive/briefs/queries.ts';
import { composed } from '../across-rooms/compose.ts';
import { importBrief } from '../across-rooms/import-brief.ts';
import type { Handlers } from '../handlers.ts';
import type { Session } from '../session.ts';

const mostText = 200_000;

export const briefCalls = (session: Session): Handlers<'briefs'> => ({
  async list({ offset, limit }) {
    const all = listBriefs(session.archive);
    return { items: all.slice(offset, offset + limit), total: all.length };
  },
  async import({ grant, staged }) {
    session.archive.mustBeWritable();
    if ((grant === undefined) === (staged === undefined)) throw new Refusal('wrong-input', { reason: 'either a grant or a staged file' });
    const file = grant !== undefined ? { path: session.grants.path(grant, 'read').path } : staged !== undefined ? session.staged.take(staged) : undefined;
    if (!file) throw new Refusal('grant-unknown', {});
    return { job: session.jobs.start('brief-import', async (progress) => ({ result: await importBrief(session, file, progress) })) };
  },
  async get({ id }) {
    return { brief: getBrief(session.archive, id), questions: openQuestions(session.archive, id) };
  },
  async text({ id, fromOrdinal, count }) {
    const content = await briefContent(session.archive, id);
    const from = Math.min(fromOrdinal - 1, content.paragraphs.length);
    let to = from;
    while (
      to < content.paragraphs.length &&
      to - from < count &&
      (to === from || (content.paragraphs[to]?.end ?? 0) - (content.paragraphs[from]?.start ?? 0) <= mostText)
    )
      to++;
    const paragraphs = content.paragraphs.slice(from, to);
    const start = paragraphs[0]?.start ?? content.text.length;
    const end = paragraphs.at(-1)?.end ?? start;
    return {
      start,
      text: content.text.slice(start, end),
      paragraphs,
      footnotes: content.footnotes.filter((f) => (f.at ?? f.start) >= start && (f.at ?? f.start) <= end),
      links: content.links.filter((l) => l.start >= start && l.start <= end),
      totalParagraphs: content.paragraphs.length,
    };
  },
  async notes({ id }) {
    const { notes } = await composed(session, id);
    return { items: notes.map((n) => ({ ...n, citations: n.citations as CitationId[] })), total: notes.length };
  },
  async coverage({ id }) {
    getBrief(session.archive, id);
    return coverage(session.archive, session.texts, id);
  },
  async answer({ id, one, other, same }) {
    const change = await session.archive.change(() => draftAnswered(session.archive, id, one, other, same));
    session.changed('archive', 'sources', 'briefs', 'claims');
    return { change };
  },
});
