import { Refusal } from '../../shared/contract/errors.ts';
import type { SourceId } from '../../shared/model/ids.ts';
import type { Source } from '../../shared/model/source.ts';
import type { AnswersFor } from './fake-answers.ts';
import type { FakeArchive } from './fake-archive.ts';

/** Erasing out of the invented archive. */
export function erasingCalls(archive: FakeArchive): AnswersFor<'erasing'> {
  const find = (id: SourceId): Source => {
    const source = archive.sources.find((s) => s.id === id);
    if (!source) throw new Refusal('source-not-found', { id });
    return source;
  };
  return {
    erasing: {
      preview: ({ source }) => {
        const items = archive.claims
          .filter((c) => c.citations.some((t) => t.sourceId === source))
          .map((c) => ({ claim: c.id, brief: 'Submission', text: c.text, paragraph: c.paragraph }));
        return {
          source,
          title: find(source).title,
          cited: { items, total: items.length },
          repeated: { items: items.slice(0, 1).map(({ brief, text }) => ({ brief, text })), total: Math.min(1, items.length) },
        };
      },
      source: ({ id, title }) => {
        const source = find(id);
        return archive.job('erase', 3, () => {
          if (source.title !== title) throw new Refusal('wrong-input', { reason: 'title-differs' });
          archive.sources.splice(archive.sources.indexOf(source), 1);
          for (const claim of archive.claims.filter((c) => c.citations.some((t) => t.sourceId === id))) {
            claim.citations = claim.citations.map((t) =>
              t.sourceId === id ? { ...t, erased: true, sourceTitle: '', quote: null, start: null, end: null } : t,
            );
            archive.judge(claim);
          }
          return { change: archive.record('SourceErased', 1, '', () => undefined).id };
        });
      },
    },
  };
}
