import type { ComposedNote } from '../../shared/contract/briefs.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { Brief, Claim, ClaimState } from '../../shared/model/brief.ts';
import type { AnswersFor } from './fake-answers.ts';
import type { FakeArchive } from './fake-archive.ts';
import { inventedBrief } from './invented-archive.ts';

export function briefCalls(archive: FakeArchive): AnswersFor<'briefs' | 'claims' | 'citations' | 'exports'> {
  const missing = () => archive.sources.filter((s) => s.status === 'missing');
  const brief = (): Brief => {
    if (!archive.brief) throw new Refusal('brief-not-found', { id: '' });
    return {
      id: archive.brief.id,
      title: inventedBrief.title,
      language: 'en',
      importedAt: '2026-02-03T10:20:00.000Z',
      fileName: 'submission.docx',
      paragraphs: 3,
      footnotes: archive.brief.built.footnotes.length,
      claims: archive.claims.length,
      works: 2,
      missingSources: missing().length,
    };
  };
  const [first, second] = archive.sources;
  const questions = () =>
    archive.asked && first && second
      ? [
          {
            reason: 'symbol-under-two-titles' as const,
            symbol: 'CCPR/C/ORV/CO/2',
            one: { sourceId: first.id, mark: '2', title: 'Concluding observations on Orvania' },
            other: { sourceId: second.id, mark: '5', title: 'Second periodic report of Orvania' },
          },
        ]
      : [];
  const claimOf = (id: string): Claim => {
    const claim = archive.claims.find((c) => c.id === id);
    if (!claim) throw new Refusal('claim-not-found', { id });
    return claim;
  };
  /** Changes a claim, judges it again and keeps how it was. */
  const alter = (claim: Claim, what: string, change: () => void) => {
    const before = structuredClone(claim);
    change();
    archive.judge(claim);
    return { claim, change: archive.record(what, 1, claim.text, () => Object.assign(claim, before)).id };
  };
  const notes = (): ComposedNote[] => {
    const own = (archive.brief?.built.footnotes ?? []).map((f) => ({
      at: f.at ?? 0,
      text: f.text,
      mark: f.mark as string | null,
      citations: [] as ComposedNote['citations'],
    }));
    const linked = archive.claims.flatMap((c) => {
      const here = c.citations.filter((t) => t.from === null);
      return here.length === 0
        ? []
        : [
            {
              at: c.end,
              text: here.map((t) => `${t.sourceTitle}${t.paragraph ? `, para ${t.paragraph}` : ''}.`).join(' '),
              mark: null,
              citations: here.map((t) => t.id),
            },
          ];
    });
    return [...own, ...linked].sort((a, b) => a.at - b.at).map((note, i) => ({ ...note, number: i + 1 }));
  };
  return {
    briefs: {
      list: () => ({ items: archive.brief ? [brief()] : [], total: archive.brief ? 1 : 0 }),
      import: () =>
        archive.job('brief-import', 9, () => {
          if (!archive.brief) archive.fill();
          return { brief: brief(), questions: questions() };
        }),
      get: () => ({ brief: brief(), questions: questions() }),
      text: ({ fromOrdinal, count }) => {
        const built = archive.brief?.built;
        const paragraphs = built?.paragraphs.slice(fromOrdinal - 1, fromOrdinal - 1 + count) ?? [];
        const start = paragraphs[0]?.start ?? 0;
        return {
          start,
          text: built?.text.slice(start, paragraphs.at(-1)?.end) ?? '',
          paragraphs,
          footnotes: built?.footnotes ?? [],
          links: [],
          totalParagraphs: built?.paragraphs.length ?? 0,
        };
      },
      notes: () => ({ items: notes(), total: notes().length }),
      coverage: () => {
        const claims: Partial<Record<ClaimState, number>> = {};
        for (const claim of archive.claims) claims[claim.state] = (claims[claim.state] ?? 0) + 1;
        return { claims, uncitedSources: archive.sources.filter((s) => s.cited === 0), missingSources: missing() };
      },
      answer: () => {
        archive.asked = false;
        return { change: archive.record('WorkQuestionAnswered', 1, 'CCPR/C/ORV/CO/2', () => Object.assign(archive, { asked: true })).id };
      },
    },
    claims: {
      list: ({ state, offset, limit }) => {
        const found = archive.claims.filter((c) => !state || c.state === state);
        return { items: found.slice(offset, offset + limit), total: found.length };
      },
      get: ({ id }) => claimOf(id),
      setKind: ({ id, kind }) => alter(claimOf(id), 'ClaimKindChanged', () => Object.assign(claimOf(id), { kind })),
      setReach: ({ mark, claims }) => {
        const cited = archive.claims.flatMap((c) => c.citations).find((t) => t.from === mark);
        const source = archive.sources.find((s) => s.id === cited?.sourceId);
        if (!cited || !source) throw new Refusal('footnote-not-found', { mark });
        for (const claim of archive.claims) {
          claim.citations = claim.citations.filter((t) => t.from !== mark);
          if (claims.includes(claim.id)) claim.citations.push(archive.cite(claim, source, cited.quote, mark));
          archive.judge(claim);
        }
        return { change: archive.record('FootnoteReachChanged', 1, mark, () => undefined).id };
      },
      confirm: ({ id }) => alter(claimOf(id), 'ClaimConfirmed', () => claimOf(id).findings.push({ code: 'confirmed', detail: 'this computer' })),
      dismiss: ({ id, code, looked, reason }) => {
        const claim = claimOf(id);
        const finding = claim.findings.find((f) => f.code === code && (looked === undefined || f.looked === looked));
        if (!finding) throw new Refusal('finding-not-found', { code });
        return alter(claim, 'FindingDismissed', () => Object.assign(finding, { dismissed: reason }));
      },
    },
    citations: {
      link: ({ claim: id, source: sourceId, quote, signal = null, pinpoint = null, note = null }) => {
        const claim = claimOf(id);
        const source = archive.sources.find((s) => s.id === sourceId);
        if (!source) throw new Refusal('source-not-found', { id: sourceId });
        if (quote !== undefined && !archive.texts.get(source.id)?.text.includes(quote)) throw new Refusal('quote-not-found', { nearest: null });
        const citation = { ...archive.cite(claim, source, quote ?? null, null), signal, pinpoint, note };
        return { citation, ...alter(claim, 'PassageLinked', () => claim.citations.push(citation)) };
      },
      unlink: ({ id }) => {
        const claim = archive.claims.find((c) => c.citations.some((t) => t.id === id));
        if (!claim) throw new Refusal('citation-not-found', { id });
        return alter(claim, 'PassageUnlinked', () => {
          claim.citations = claim.citations.filter((t) => t.id !== id);
        });
      },
    },
    exports: {
      write: ({ format }) => archive.job('export', 3, () => ({ format, bytes: 48_211, footnotes: notes().length, works: 4 })),
      wanted: () => ({ works: missing().length, bytes: 640 }),
    },
  };
}
