import { Refusal } from '../../shared/contract/errors.ts';
import type { Hit, Suggestion } from '../../shared/contract/search.ts';
import type { Source } from '../../shared/model/source.ts';
import type { AnswersFor } from './fake-answers.ts';
import type { FakeArchive } from './fake-archive.ts';
import type { BuiltText } from './invented-archive.ts';
import { tinyPdf } from './tiny-pdf.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

function located(archive: FakeArchive, source: Source) {
  const built = archive.texts.get(source.id) as BuiltText;
  return built.paragraphs
    .filter((p) => p.kind !== 'heading')
    .map((p) => ({
      p,
      text: built.text.slice(p.start, p.end),
      place: { sourceId: source.id, title: source.title, page: p.page, paragraph: p.number, note: null, ordinal: p.ordinal, headingPath: p.headingPath },
    }));
}

/** Paragraphs with every asked word, whole or at the beginning of one. */
function find(archive: FakeArchive, query: string, only: string | undefined): Hit[] {
  const asked = wordsOf(query);
  return archive.sources
    .filter((s) => s.status === 'here' && (only === undefined || s.id === only))
    .flatMap((source) => located(archive, source))
    .flatMap(({ p, text, place }) => {
      const marks = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
        .filter(([w]) => asked.some((a) => w.toLowerCase().startsWith(a)))
        .map((m) => ({ start: m.index, end: m.index + m[0].length }));
      const all = asked.length > 0 && asked.every((a) => wordsOf(text).some((w) => w.startsWith(a)));
      const [first] = marks;
      return all && first ? [{ ...place, score: marks.length, snippet: text, marks, start: p.start + first.start, end: p.start + first.end }] : [];
    });
}

function suggest(archive: FakeArchive, text: string): Suggestion[] {
  const asked = new Set(wordsOf(text).filter((w) => w.length > 4 || /\d/.test(w)));
  return archive.sources
    .filter((s) => s.status === 'here')
    .flatMap((source) => located(archive, source))
    .map(({ p, text: words, place }) => ({ p, words, place, because: [...asked].filter((w) => wordsOf(words).includes(w)) }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => b.because.length - a.because.length)
    .map(({ p, words, place, because }) => ({ ...place, text: words, start: p.start, end: p.end, score: because.length, because }));
}

export function readingCalls(archive: FakeArchive): AnswersFor<'sources' | 'search'> {
  const sourceOf = (id: string): Source => {
    const source = archive.sources.find((s) => s.id === id);
    if (!source) throw new Refusal('source-not-found', { id });
    return source;
  };
  const textOf = (id: string) => archive.texts.get(sourceOf(id).id) as BuiltText;
  const pdf = tinyPdf(['Page one of an invented reply', 'Page two of an invented reply']);
  return {
    sources: {
      list: ({ filter, kind, status, sort, descending, offset, limit }) => {
        const found = archive.sources
          .filter((s) => (!kind || s.kind === kind) && (!status || s.status === status))
          .filter((s) => wordsOf(filter).every((w) => wordsOf(`${s.title} ${s.symbol ?? ''} ${s.fileName ?? ''}`).some((t) => t.startsWith(w))))
          .sort((a, b) => (sort === 'cited' ? a.cited - b.cited : String(a[sort] ?? '').localeCompare(String(b[sort] ?? ''))) * (descending ? -1 : 1));
        return { items: found.slice(offset, offset + limit), total: found.length };
      },
      get: ({ id }) => ({ ...sourceOf(id), ...(sourceOf(id).mediaType === 'application/pdf' && { bytes: pdf.length }) }),
      text: ({ id, fromOrdinal, count }) => {
        const built = textOf(id);
        const paragraphs = built.paragraphs.slice(fromOrdinal - 1, fromOrdinal - 1 + count);
        const start = paragraphs[0]?.start ?? 0;
        const end = paragraphs.at(-1)?.end ?? 0;
        return {
          ...built,
          sourceId: sourceOf(id).id,
          start,
          text: built.text.slice(start, end),
          paragraphs,
          totalParagraphs: built.paragraphs.length,
          totalLength: built.text.length,
        };
      },
      bytes: ({ start, length }) => ({ bytes: pdf.slice(start, start + length), total: pdf.length }),
      boxes: ({ id, start, end }) => ({
        boxes:
          textOf(id).pages.length === 0
            ? []
            : [{ page: textOf(id).pages.findLast((p) => p.start <= start)?.page ?? 1, start, end, x: 40, y: 336, width: 150, height: 14 }],
      }),
      describe: ({ id, ...said }) => {
        const source = sourceOf(id);
        const before = { ...source };
        Object.assign(source, said);
        return { source, change: archive.record('SourceDescribed', 1, source.title, () => Object.assign(source, before)).id };
      },
      write: ({ kind, title, text }) => {
        const source = archive.addSource({
          title,
          kind,
          language: 'en',
          fileName: null,
          mediaType: 'text/plain',
          date: null,
          confidentiality: 'sealed',
          paragraphs: text.split('\n').map((t) => ({ text: t })),
        });
        return { source, change: archive.record('SourceWritten', 1, title, () => archive.sources.splice(archive.sources.indexOf(source), 1)).id };
      },
      saveOriginal: ({ id }) => ({ bytes: sourceOf(id).bytes ?? 0, sha256: sourceOf(id).sha256 ?? '' }),
      wanted: () => {
        const items = archive.sources
          .filter((s) => s.status === 'missing')
          .map(({ id, title, symbol, address, date }) => ({
            id,
            title,
            symbol,
            address,
            date,
            citedBy: [{ brief: 'Submission', mark: '2', pinpoint: 'para 31' }],
          }));
        return { items, total: items.length };
      },
      attach: ({ missing, source: to }) => {
        const gone = sourceOf(missing);
        const source = sourceOf(to);
        archive.sources.splice(archive.sources.indexOf(gone), 1);
        for (const claim of archive.claims) {
          for (const citation of claim.citations)
            if (citation.sourceId === missing) Object.assign(citation, { sourceId: source.id, sourceTitle: source.title });
          archive.judge(claim);
        }
        return { source, change: archive.record('SourceAttached', 1, source.title, () => archive.sources.push(gone)).id };
      },
      citedBy: ({ id }) => {
        const items = archive.claims
          .filter((c) => c.citations.some((t) => t.sourceId === id))
          .map((c) => ({ claim: c.id, brief: 'Submission on freedom of assembly in Orvania', text: c.text, paragraph: c.paragraph }));
        return { items, total: items.length };
      },
    },
    search: {
      query: ({ query, source, offset, limit }) => {
        const open = query.split('"').length % 2 === 0 ? query.lastIndexOf('"') : -1;
        if (open >= 0) throw new Refusal('query-wrong', { at: open, reason: 'quote-unclosed' });
        const hits = find(archive, query, source);
        return {
          items: hits.slice(offset, offset + limit),
          total: hits.length,
          sources: new Set(hits.map((h) => h.sourceId)).size,
          explained: `documents that have ${wordsOf(query).join(' and ')}`,
        };
      },
      suggest: ({ claim, text, exclude, limit }) => {
        const asked = text ?? archive.claims.find((c) => c.id === claim)?.text ?? '';
        const found = suggest(archive, asked).filter((s) => !exclude.includes(s.sourceId));
        return { items: found.slice(0, limit), total: found.length };
      },
      quick: ({ text, limit }) => {
        const matches = (label: string) => label.toLowerCase().includes(text.toLowerCase());
        const items = [
          ...archive.sources.filter((s) => matches(s.title)).map((s) => ({ type: 'source' as const, id: s.id, label: s.title, detail: s.kind })),
          ...archive.claims.filter((c) => matches(c.text)).map((c) => ({ type: 'claim' as const, id: c.id, label: c.text, detail: c.paragraph ?? '' })),
        ];
        return { items: items.slice(0, limit), total: items.length };
      },
    },
  };
}
