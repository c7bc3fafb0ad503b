import type { ClaimKind, FindingCode, Signal, WorkQuestion } from '../../../shared/model/brief.ts';
import type { BriefId, CitationId, ClaimId, SourceId } from '../../../shared/model/ids.ts';
import type { Footnote, Language, Link, Paragraph } from '../../../shared/model/text.ts';
import type { ArchiveEvent } from '../event.ts';
import { type EventKind, kind } from '../fold.ts';
import { merge, mergeBack } from '../sources/merging.ts';
import type { Tables } from '../tables.ts';

/** The draft as it was imported, in the blob `content`. Offsets are UTF-16 units of `text`. */
export interface BriefContent {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly footnotes: readonly Footnote[];
  readonly links: readonly Link[];
  readonly claims: readonly { readonly id: ClaimId; readonly start: number; readonly end: number; readonly ordinal: number; readonly kind: ClaimKind }[];
  /** Each place where the draft names a work. `mark` is the footnote's, null in the text itself. */
  readonly references: readonly {
    readonly source: SourceId;
    readonly mark: string | null;
    readonly at: number;
    readonly pinpoint: string | null;
    readonly text: string;
  }[];
  /** What those references say of claims. */
  readonly citations: readonly DraftCitation[];
  readonly questions: readonly WorkQuestion[];
}

export interface DraftCitation {
  readonly id: CitationId;
  readonly claim: ClaimId;
  readonly source: SourceId;
  readonly mark: string;
  readonly pinpoint: string | null;
  readonly signal: Signal | null;
}

export interface BriefFacts extends Record<string, unknown> {
  readonly title: string;
  readonly fileName: string;
  readonly language: Language;
  readonly sha256: string;
}

/** Blobs: `original` (the file) and `content` (JSON). */
export type BriefImported = ArchiveEvent<'BriefImported', { readonly brief: BriefId }, { brief: { facts: BriefFacts } }>;
export type ClaimKindChanged = ArchiveEvent<'ClaimKindChanged', { readonly claim: ClaimId; readonly kind: ClaimKind }, Record<never, never>>;
export type ClaimConfirmed = ArchiveEvent<'ClaimConfirmed', { readonly claim: ClaimId; readonly basis: string }, Record<never, never>>;
export type FindingDismissed = ArchiveEvent<
  'FindingDismissed',
  { readonly claim: ClaimId; readonly code: FindingCode; readonly basis: string },
  { brief: { looked: string; reason: string } }
>;
/** What an imported footnote reaches back to. */
export type FootnoteReachChanged = ArchiveEvent<
  'FootnoteReachChanged',
  { readonly brief: BriefId; readonly removed: readonly CitationId[] },
  { brief: { mark: string; added: readonly DraftCitation[] } }
>;
export type WorkQuestionAnswered = ArchiveEvent<
  'WorkQuestionAnswered',
  { readonly brief: BriefId; readonly one: SourceId; readonly other: SourceId; readonly same: boolean },
  Record<never, never>
>;

const decoder = new TextDecoder();
export const readContent = (bytes: Uint8Array): BriefContent => JSON.parse(decoder.decode(bytes)) as BriefContent;
export const writeContent = (content: BriefContent): Uint8Array => new TextEncoder().encode(JSON.stringify(content));

const noContent: BriefContent = { text: '', paragraphs: [], footnotes: [], links: [], claims: [], references: [], citations: [], questions: [] };

function insertCitations(tables: Tables, citations: readonly DraftCitation[]): void {
  tables.runMany(
    'insert into citations (id, claim, source, pinpoint, signal, from_mark) values (?, ?, ?, ?, ?, ?)',
    citations.map((c) => [c.id, c.claim, c.source, c.pinpoint, c.signal, c.mark]),
  );
}

const titleOfBriefWith = (tables: Tables, claim: string): string =>
  String(tables.one('select b.title from claims c join briefs b on b.key = c.brief where c.id = ?', [claim])?.title ?? '');

const imported = kind<BriefImported>({
  type: 'BriefImported',
  reads: ['content'],
  fold(tables, event, recorded, blobs) {
    const inverse = { brief: event.refs.brief };
    const part = event.parts.brief;
    const facts = part.body?.facts;
    if (!facts) return { about: '', inverse };
    // Its content is damaged: the brief stays listed, and says so when it is opened.
    const content = blobs.content ? readContent(blobs.content) : noContent;
    const paragraphs = new Map(content.paragraphs.map((p) => [p.ordinal, p]));
    tables.run(
      `insert into briefs (id, subject, title, language, imported_at, file_name, sha256, content_blob, paragraphs, footnotes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        event.refs.brief,
        part.subject,
        facts.title,
        facts.language,
        recorded.at,
        facts.fileName,
        facts.sha256,
        event.blobs.content?.blob ?? '',
        content.paragraphs.filter((p) => p.number !== null && p.kind !== 'note').length,
        content.footnotes.length,
      ],
    );
    const key = tables.count('select last_insert_rowid()');
    tables.runMany(
      'insert into claims (id, brief, ordinal, number, start, "end", kind, text, quotation) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      content.claims.map((c) => {
        const paragraph = paragraphs.get(c.ordinal);
        const quotation = paragraph?.kind === 'quotation' ? 1 : 0;
        return [c.id, key, c.ordinal, paragraph?.number ?? null, c.start, c.end, c.kind, content.text.slice(c.start, c.end), quotation];
      }),
    );
    tables.runMany(
      'insert into refs (brief, source, mark, at, pinpoint, text) values (?, ?, ?, ?, ?, ?)',
      content.references.map((r) => [key, r.source, r.mark, r.at, r.pinpoint, r.text]),
    );
    insertCitations(tables, content.citations);
    tables.runMany(
      'insert into questions (brief, one, other, question) values (?, ?, ?, ?)',
      content.questions.map((q) => [key, q.one.sourceId, q.other.sourceId, JSON.stringify(q)]),
    );
    return { about: facts.title, inverse };
  },
  unfold(tables, inverse) {
    const { brief } = inverse as { brief: string };
    tables.run('update briefs set removed = 1 where id = ?', [brief]);
    tables.run('update citations set removed = 1 where claim in (select c.id from claims c join briefs b on b.key = c.brief where b.id = ?)', [brief]);
    tables.run('update claims set removed = 1 where brief = (select key from briefs where id = ?)', [brief]);
  },
});

const kindChanged = kind<ClaimKindChanged>({
  type: 'ClaimKindChanged',
  reads: [],
  fold(tables, event) {
    const before = tables.one('select kind from claims where id = ?', [event.refs.claim]);
    tables.run('update claims set kind = ? where id = ?', [event.refs.kind, event.refs.claim]);
    return { about: titleOfBriefWith(tables, event.refs.claim), inverse: { claim: event.refs.claim, kind: before?.kind ?? event.refs.kind } };
  },
  unfold(tables, inverse) {
    const { claim, kind: before } = inverse as { claim: string; kind: string };
    tables.run('update claims set kind = ? where id = ?', [before, claim]);
  },
});

const confirmed = kind<ClaimConfirmed>({
  type: 'ClaimConfirmed',
  reads: [],
  fold(tables, event, recorded) {
    const before = tables.one('select confirmed from claims where id = ?', [event.refs.claim]);
    tables.run('update claims set confirmed = ? where id = ?', [
      JSON.stringify({ by: recorded.actor, at: recorded.at, basis: event.refs.basis }),
      event.refs.claim,
    ]);
    return { about: titleOfBriefWith(tables, event.refs.claim), inverse: { claim: event.refs.claim, confirmed: before?.confirmed ?? null } };
  },
  unfold(tables, inverse) {
    const { claim, confirmed: before } = inverse as { claim: string; confirmed: string | null };
    tables.run('update claims set confirmed = ? where id = ?', [before, claim]);
  },
});

const dismissed = kind<FindingDismissed>({
  type: 'FindingDismissed',
  reads: [],
  fold(tables, event) {
    const { claim, code, basis } = event.refs;
    const body = event.parts.brief.body;
    if (!body) return { about: '', inverse: null };
    const before = tables.one('select reason, basis from dismissals where claim = ? and code = ? and looked = ?', [claim, code, body.looked]);
    tables.run('insert or replace into dismissals (claim, code, looked, reason, basis) values (?, ?, ?, ?, ?)', [claim, code, body.looked, body.reason, basis]);
    return { about: titleOfBriefWith(tables, claim), inverse: { claim, code, looked: body.looked, before: before ?? null } };
  },
  unfold(tables, inverse) {
    if (!inverse) return;
    const { claim, code, looked, before } = inverse as { claim: string; code: string; looked: string; before: { reason: string; basis: string } | null };
    if (before)
      tables.run('update dismissals set reason = ?, basis = ? where claim = ? and code = ? and looked = ?', [before.reason, before.basis, claim, code, looked]);
    else tables.run('delete from dismissals where claim = ? and code = ? and looked = ?', [claim, code, looked]);
  },
});

const reachChanged = kind<FootnoteReachChanged>({
  type: 'FootnoteReachChanged',
  reads: [],
  fold(tables, event) {
    const added = event.parts.brief.body?.added ?? [];
    tables.runMany(
      'update citations set removed = 1 where id = ?',
      event.refs.removed.map((id) => [id]),
    );
    insertCitations(tables, added);
    const about = tables.one('select title from briefs where id = ?', [event.refs.brief]);
    return { about: String(about?.title ?? ''), inverse: { removed: event.refs.removed, added: added.map((c) => c.id) } };
  },
  unfold(tables, inverse) {
    const { removed, added } = inverse as { removed: string[]; added: string[] };
    tables.runMany(
      'update citations set removed = 0 where id = ?',
      removed.map((id) => [id]),
    );
    tables.runMany(
      'update citations set removed = 1 where id = ?',
      added.map((id) => [id]),
    );
  },
});

const answered = kind<WorkQuestionAnswered>({
  type: 'WorkQuestionAnswered',
  reads: [],
  fold(tables, event) {
    const { brief, one, other, same } = event.refs;
    tables.run('update questions set answer = ? where brief = (select key from briefs where id = ?) and one = ? and other = ?', [
      same ? 'same' : 'two',
      brief,
      one,
      other,
    ]);
    const about = tables.one('select title from briefs where id = ?', [brief]);
    return { about: String(about?.title ?? ''), inverse: { brief, one, other, merged: same ? merge(tables, one, other) : null } };
  },
  unfold(tables, inverse) {
    const { brief, one, other, merged } = inverse as { brief: string; one: string; other: string; merged: unknown };
    tables.run('update questions set answer = null where brief = (select key from briefs where id = ?) and one = ? and other = ?', [brief, one, other]);
    mergeBack(tables, merged);
  },
});

export const briefEvents: readonly EventKind[] = [imported, kindChanged, confirmed, dismissed, reachChanged, answered];
