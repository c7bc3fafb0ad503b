import { Refusal } from '../../../shared/contract/errors.ts';
import type { ClaimKind, FindingCode, Signal } from '../../../shared/model/brief.ts';
import type { BriefId, CitationId, ClaimId, SourceId } from '../../../shared/model/ids.ts';
import type { SubjectId } from '../../vault/types.ts';
import type { Archive } from '../archive.ts';
import type { Draft } from '../fold.ts';
import { boundedWanted } from '../sources/bounds.ts';
import { sha256, storeBlob } from '../sources/commands.ts';
import type { SourceWanted, WantedFacts } from '../sources/events.ts';
import { currentBasis } from './claims.ts';
import {
  type BriefContent,
  type BriefImported,
  type ClaimConfirmed,
  type ClaimKindChanged,
  type DraftCitation,
  type FindingDismissed,
  type FootnoteReachChanged,
  type WorkQuestionAnswered,
  writeContent,
} from './events.ts';

export interface ReceivedBrief {
  readonly original: Uint8Array;
  readonly title: string;
  readonly fileName: string;
  readonly language: 'en' | 'ru' | 'kk' | null;
  readonly content: BriefContent;
  /** Works it cites that are not in the archive, each with the id that `content` uses. */
  readonly wanted: readonly { readonly id: SourceId; readonly facts: WantedFacts }[];
}

export async function draftBriefImported(archive: Archive, received: ReceivedBrief): Promise<{ id: BriefId; drafts: Draft[] }> {
  const drafts: Draft[] = [];
  for (const { id, facts } of received.wanted) {
    const subject = await archive.vault.newSubject();
    const event: SourceWanted = {
      type: 'SourceWanted',
      version: 1,
      refs: { source: id },
      parts: { source: { subject, body: { facts: boundedWanted(facts) } } },
      blobs: {},
    };
    drafts.push({ event });
  }
  const subject = await archive.vault.newSubject();
  const content = writeContent(received.content);
  const id = archive.mint<BriefId>('b');
  const facts = {
    title: received.title.slice(0, 2000),
    fileName: received.fileName.slice(-400),
    language: received.language,
    sha256: sha256(received.original),
  };
  const event: BriefImported = {
    type: 'BriefImported',
    version: 1,
    refs: { brief: id },
    parts: { brief: { subject, body: { facts } } },
    blobs: {
      original: { subject, blob: await storeBlob(archive, subject, received.original) },
      content: { subject, blob: await storeBlob(archive, subject, content) },
    },
  };
  drafts.push({ event, loaded: { content } });
  return { id, drafts };
}

function subjectOfClaim(archive: Archive, claim: ClaimId): SubjectId {
  const row = archive.tables.one('select b.subject from claims c join briefs b on b.key = c.brief where c.id = ? and c.removed = 0', [claim]);
  if (!row) throw new Refusal('claim-not-found', { id: claim });
  return row.subject as SubjectId;
}

export async function draftKindChanged(archive: Archive, claim: ClaimId, kind: ClaimKind): Promise<Draft[]> {
  subjectOfClaim(archive, claim);
  const event: ClaimKindChanged = { type: 'ClaimKindChanged', version: 1, refs: { claim, kind }, parts: {}, blobs: {} };
  return [{ event }];
}

export async function draftConfirmed(archive: Archive, claim: ClaimId): Promise<Draft[]> {
  subjectOfClaim(archive, claim);
  const passages = archive.tables.count('select count(*) from citations where claim = ? and removed = 0 and quote is not null', [claim]);
  if (passages === 0) throw new Refusal('wrong-input', { reason: 'a claim can be confirmed once a passage is linked to it' });
  const event: ClaimConfirmed = { type: 'ClaimConfirmed', version: 1, refs: { claim, basis: currentBasis(archive, claim) }, parts: {}, blobs: {} };
  return [{ event }];
}

export async function draftDismissed(archive: Archive, claim: ClaimId, code: FindingCode, looked: string, reason: string): Promise<Draft[]> {
  const subject = subjectOfClaim(archive, claim);
  const event: FindingDismissed = {
    type: 'FindingDismissed',
    version: 1,
    refs: { claim, code, basis: currentBasis(archive, claim) },
    parts: { brief: { subject, body: { looked, reason } } },
    blobs: {},
  };
  return [{ event }];
}

const citationsInEvent = 50;

/** The footnote's works become citations of exactly these claims; what other claims had from it is taken away. */
export async function draftReachChanged(archive: Archive, brief: BriefId, mark: string, claims: readonly ClaimId[]): Promise<Draft[]> {
  const row = archive.tables.one('select key, subject from briefs where id = ? and removed = 0', [brief]);
  if (!row) throw new Refusal('brief-not-found', { id: brief });
  const key = row.key ?? null;
  const references = archive.tables.all('select source, pinpoint from refs where brief = ? and mark = ?', [key, mark]);
  if (references.length === 0) throw new Refusal('footnote-not-found', { mark });
  for (const claim of claims) {
    if (archive.tables.count('select count(*) from claims where id = ? and brief = ? and removed = 0', [claim, key]) === 0)
      throw new Refusal('claim-not-found', { id: claim });
  }
  const standing = archive.tables.all(
    'select t.id, t.claim, t.signal from citations t join claims c on c.id = t.claim where c.brief = ? and t.from_mark = ? and t.removed = 0',
    [key, mark],
  );
  const wanted = new Set<string>(claims);
  const removed = standing.filter((s) => !wanted.has(String(s.claim))).map((s) => s.id as CitationId);
  const have = new Set(standing.map((s) => String(s.claim)));
  const added: DraftCitation[] = claims
    .filter((claim) => !have.has(claim))
    .flatMap((claim) =>
      references.map((r) => ({
        id: archive.mint<CitationId>('t'),
        claim,
        source: r.source as SourceId,
        mark,
        pinpoint: r.pinpoint as string | null,
        signal: (standing[0]?.signal ?? null) as Signal | null,
      })),
    );
  if (removed.length === 0 && added.length === 0) return [];
  // An event is at most 64 KiB: a footnote of many works that reaches to many claims takes several.
  const drafts: Draft[] = [];
  for (let at = 0; at < Math.max(removed.length, added.length); at += citationsInEvent) {
    const event: FootnoteReachChanged = {
      type: 'FootnoteReachChanged',
      version: 1,
      refs: { brief, removed: removed.slice(at, at + citationsInEvent) },
      parts: { brief: { subject: row.subject as SubjectId, body: { mark, added: added.slice(at, at + citationsInEvent) } } },
      blobs: {},
    };
    drafts.push({ event });
  }
  return drafts;
}

export async function draftAnswered(archive: Archive, brief: BriefId, one: SourceId, other: SourceId, same: boolean): Promise<Draft[]> {
  const asked = archive.tables.count(
    'select count(*) from questions q join briefs b on b.key = q.brief where b.id = ? and b.removed = 0 and q.one = ? and q.other = ? and q.answer is null',
    [brief, one, other],
  );
  if (asked === 0) throw new Refusal('wrong-input', { reason: 'that question was not asked, or is answered already' });
  const event: WorkQuestionAnswered = { type: 'WorkQuestionAnswered', version: 1, refs: { brief, one, other, same }, parts: {}, blobs: {} };
  return [{ event }];
}
