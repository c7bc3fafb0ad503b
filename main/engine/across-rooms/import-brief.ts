import type { z } from 'zod';
import type { briefImported } from '../../../shared/contract/briefs.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { WorkQuestion } from '../../../shared/model/brief.ts';
import { draftClaims, reachOf } from '../../../shared/model/claims.ts';
import type { BriefId, CitationId, ClaimId, SourceId } from '../../../shared/model/ids.ts';
import type { Reading } from '../../../shared/model/text.ts';
import { draftBriefImported, type ReceivedBrief } from '../../archive/briefs/commands.ts';
import type { BriefContent, DraftCitation } from '../../archive/briefs/events.ts';
import { briefWithSameBytes, getBrief, openQuestions } from '../../archive/briefs/queries.ts';
import { sha256 } from '../../archive/sources/commands.ts';
import { referencesInText } from '../../citing/in-text.ts';
import { readNote } from '../../citing/note.ts';
import type { PlacedReference, WorksFound } from '../../citing/types.ts';
import { recogniseWorks } from '../../citing/works.ts';
import { sentenceFor } from '../../ingest/reasons.ts';
import type { Progress } from '../jobs.ts';
import { readOutside } from '../outside.ts';
import type { Session } from '../session.ts';
import { type KnownSource, knownSources, sourceOfWork } from './known-works.ts';

/** A work whose symbol a source in the archive has under another title. */
interface Doubt {
  readonly known: KnownSource;
  readonly work: number;
  readonly id: SourceId;
}

export type BriefFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

/** Reads a draft, understands its footnotes, and records it as one change. The same bytes are the same brief. */
export async function importBrief(session: Session, file: BriefFile, progress: Progress): Promise<z.input<typeof briefImported>> {
  progress.total(1);
  const name = ('path' in file ? file.path : file.name).split(/[/\\]/u).at(-1) ?? 'brief';
  const bytes = 'path' in file ? await readBytes(file.path) : file.bytes;
  const { archive } = session;
  const hash = sha256(bytes);
  const told = (id: BriefId) => ({ brief: getBrief(archive, id), questions: openQuestions(archive, id) });
  const known = briefWithSameBytes(archive, hash);
  if (known) return told(known);
  const outcome = await session.readers.read(name, bytes, progress.signal);
  if ('unreadable' in outcome) throw new Refusal('unreadable-file', { reason: sentenceFor(outcome.unreadable, outcome.detail) });
  let brief: BriefId | undefined;
  await archive.change(async () => {
    // The same file may have been given twice at once.
    brief = briefWithSameBytes(archive, hash) ?? undefined;
    if (brief) return [];
    const title = outcome.reading.title ?? name.replace(/\.[^.]{1,8}$/u, '');
    const { id, drafts } = await draftBriefImported(archive, understand(session, outcome.reading, { title, fileName: name, original: bytes }));
    brief = id;
    return drafts;
  });
  progress.step(1);
  session.changed('archive', 'sources', 'briefs', 'claims');
  if (!brief) throw new Error('no brief was recorded');
  return told(brief);
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readOutside(path);
  } catch (error) {
    throw new Refusal('unreadable-file', { reason: error instanceof Error ? error.message : 'It could not be read.' });
  }
}

function understand(session: Session, reading: Reading, about: Pick<ReceivedBrief, 'title' | 'fileName' | 'original'>): ReceivedBrief {
  const { archive } = session;
  const claims = draftClaims(reading).map((c) => ({ ...c, id: archive.mint<ClaimId>('c') }));
  const references = allReferences(reading);
  const found = recogniseWorks(references);
  const known = knownSources(archive);
  const doubts: Doubt[] = [];
  const wanted: ReceivedBrief['wanted'][number][] = [];
  const sourceIds = found.works.map((work, i) => {
    const asked = found.questions.some((q) => q.one.work === i || q.other.work === i);
    const match = sourceOfWork(known, work, asked);
    if (match && 'same' in match) return match.same.id;
    const id = archive.mint<SourceId>('s');
    if (match && !asked) doubts.push({ known: match.doubtful, work: i, id });
    const { title, symbol, address, date } = work;
    wanted.push({ id, facts: { title, symbol, address, authors: work.author ? [work.author] : [], date, provenance: `cited in ${about.title}` } });
    return id;
  });
  const sourceOf = new Map(found.works.flatMap((work, i) => work.references.map((r) => [r, sourceIds[i] as SourceId] as const)));
  const content: BriefContent = {
    text: reading.text,
    paragraphs: reading.paragraphs,
    footnotes: reading.footnotes,
    links: reading.links,
    claims,
    references: references.flatMap((r, i) => {
      const source = sourceOf.get(i);
      return source ? [{ source, mark: r.mark, at: r.at, pinpoint: r.pinpoint, text: r.text }] : [];
    }),
    citations: citationsFrom(session, reading, claims, references, sourceOf),
    questions: [...questionsFrom(found, references, sourceIds), ...doubts.map((d) => questionOf(d, found, references))],
  };
  return { ...about, language: reading.language, content, wanted };
}

/** Footnotes and mentions in the text, in the order in which a reader meets them: "Ibid." leans on what stands before it. */
function allReferences(reading: Reading): PlacedReference[] {
  const bodyEnd = reading.paragraphs.find((p) => p.kind === 'note')?.start ?? reading.text.length;
  const body = reading.text.slice(0, bodyEnd);
  const noted = reading.footnotes.flatMap((f) => readNote(f.text).map((r) => ({ ...r, mark: f.mark, at: f.at ?? f.start })));
  const inText = referencesInText(
    body,
    reading.links.filter((l) => l.end <= bodyEnd),
  ).map(({ reference, start }) => ({ ...reference, mark: null, at: start }));
  return [...noted, ...inText].sort((a, b) => a.at - b.at);
}

function citationsFrom(
  session: Session,
  reading: Reading,
  claims: readonly (BriefContent['claims'][number] & { readonly start: number; readonly end: number })[],
  references: readonly PlacedReference[],
  sourceOf: ReadonlyMap<number, SourceId>,
): DraftCitation[] {
  const citations: DraftCitation[] = [];
  const seen = new Set<string>();
  references.forEach((reference, i) => {
    const source = sourceOf.get(i);
    if (!source) return;
    const footnote = reading.footnotes.find((f) => f.mark === reference.mark && (f.at ?? f.start) === reference.at);
    const reached =
      reference.mark === null
        ? claims.flatMap((c, n) => (c.start <= reference.at && reference.at < c.end ? [n] : []))
        : footnote
          ? reachOf(footnote, claims)
          : [];
    for (const n of reached) {
      const claim = claims[n];
      if (!claim) continue;
      const mark = reference.mark ?? 'text';
      const key = JSON.stringify([claim.id, source, mark, reference.pinpoint]);
      if (seen.has(key)) continue;
      seen.add(key);
      citations.push({ id: session.archive.mint<CitationId>('t'), claim: claim.id, source, mark, pinpoint: reference.pinpoint, signal: reference.signal });
    }
  });
  return citations;
}

function questionsFrom(found: WorksFound, references: readonly PlacedReference[], sourceIds: readonly SourceId[]): WorkQuestion[] {
  const side = (s: { work: number; reference: number }): WorkQuestion['one'] => ({
    sourceId: sourceIds[s.work] as SourceId,
    mark: references[s.reference]?.mark ?? 'text',
    title: references[s.reference]?.title ?? found.works[s.work]?.title ?? '',
  });
  return found.questions.map((q) => ({ reason: q.reason, symbol: q.symbol, one: side(q.one), other: side(q.other) }));
}

function questionOf(doubt: Doubt, found: WorksFound, references: readonly PlacedReference[]): WorkQuestion {
  const work = found.works[doubt.work];
  return {
    reason: 'symbol-under-two-titles',
    symbol: work?.symbol ?? '',
    one: { sourceId: doubt.known.id, mark: '', title: doubt.known.title },
    other: { sourceId: doubt.id, mark: references[work?.references[0] ?? 0]?.mark ?? 'text', title: work?.title ?? '' },
  };
}
