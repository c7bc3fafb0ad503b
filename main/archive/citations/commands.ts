import { Refusal } from '../../../shared/contract/errors.ts';
import type { Anchor } from '../../../shared/model/anchor.ts';
import type { Signal } from '../../../shared/model/brief.ts';
import type { CitationId, ClaimId, SourceId } from '../../../shared/model/ids.ts';
import { pageAt, paragraphAt } from '../../../shared/model/text.ts';
import { findQuote, makeAnchor, nearestQuote } from '../anchors/quote.ts';
import type { Archive } from '../archive.ts';
import type { Draft } from '../fold.ts';
import { getSource } from '../sources/queries.ts';
import type { Texts } from '../sources/texts.ts';
import type { PassageLinked, PassageUnlinked, SourceCited } from './events.ts';

export interface LinkRequest {
  readonly claim: ClaimId;
  readonly source: SourceId;
  readonly quote?: string | undefined;
  readonly start?: number | undefined;
  readonly pinpoint?: string | undefined;
  readonly signal?: Signal | undefined;
  readonly note?: string | undefined;
}

/** Drafts the link of a claim to a passage, or to a source as a whole where no quote is given. */
export async function draftLink(archive: Archive, texts: Texts, request: LinkRequest): Promise<{ id: CitationId; drafts: Draft[] }> {
  const claim = archive.tables.one('select b.subject from claims c join briefs b on b.key = c.brief where c.id = ? and c.removed = 0', [request.claim]);
  if (!claim) throw new Refusal('claim-not-found', { id: request.claim });
  const source = getSource(archive, request.source);
  const id = archive.mint<CitationId>('t');
  const refs = { citation: id, claim: request.claim, source: request.source };
  const anchor = request.quote === undefined ? null : await placeQuote(texts, request.source, source.sha256, request.quote, request.start);
  const parts = {
    brief: { subject: archive.subjectOf('briefs', briefOf(archive, request.claim)), body: { facts: { signal: request.signal ?? null } } },
    source: {
      subject: archive.subjectOf('sources', request.source),
      body: { anchor, pinpoint: request.pinpoint ?? null, note: request.note ?? null },
    },
  };
  const event: PassageLinked | SourceCited = { type: anchor ? 'PassageLinked' : 'SourceCited', version: 1, refs, parts, blobs: {} };
  return { id, drafts: [{ event }] };
}

/** Refuses a quote that isn't there (with the nearest passage) and one that stands there twice, unless `start` names which. */
async function placeQuote(texts: Texts, source: SourceId, sha256: string | null, quote: string, start: number | undefined): Promise<Anchor> {
  const text = await texts.whole(source);
  const { paragraphs, pages } = await texts.structure(source);
  const places = findQuote(text, quote);
  const chosen = start === undefined ? places : places.filter((p) => p.start === start);
  const [range, another] = chosen;
  if (!range) {
    const nearest = places.length > 0 && places[0] ? { text: text.slice(places[0].start, places[0].end), ...places[0], score: 1 } : nearestQuote(text, quote);
    throw new Refusal('quote-not-found', { nearest });
  }
  if (another) {
    throw new Refusal('quote-ambiguous', {
      places: chosen.map((p) => ({ start: p.start, paragraph: paragraphAt(paragraphs, p.start)?.number ?? null, page: pageAt(pages, p.start) })),
    });
  }
  return makeAnchor(text, paragraphs, pages, range, sha256);
}

const briefOf = (archive: Archive, claim: string): string =>
  String(archive.tables.one('select b.id from claims c join briefs b on b.key = c.brief where c.id = ?', [claim])?.id ?? '');

export async function draftUnlink(archive: Archive, id: CitationId): Promise<{ claim: ClaimId; drafts: Draft[] }> {
  const row = archive.tables.one('select claim from citations where id = ? and removed = 0', [id]);
  if (!row) throw new Refusal('citation-not-found', { id });
  const event: PassageUnlinked = { type: 'PassageUnlinked', version: 1, refs: { citation: id }, parts: {}, blobs: {} };
  return { claim: row.claim as ClaimId, drafts: [{ event }] };
}
