import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Anchor } from '../../../shared/model/anchor.ts';
import type { Citation, Claim, ClaimKind, ClaimState, FindingCode } from '../../../shared/model/brief.ts';
import type { Archive } from '../archive.ts';
import { type CitedPassage, findingsOf, stateOf } from '../checker/findings.ts';
import type { Texts } from '../sources/texts.ts';
import type { Row } from '../tables.ts';

interface Cited {
  readonly citation: Citation;
  readonly passage: CitedPassage;
}

/** How many claims are checked before others have their turn: a few milliseconds of work. */
const claimsInSlice = 10;

/** Claims with what was found about them. Findings are worked out on reading, from the claim, its citations and their sources. */
export async function listClaims(archive: Archive, texts: Texts, brief: string, state?: ClaimState): Promise<Claim[]> {
  const key = archive.tables.one('select key from briefs where id = ? and removed = 0', [brief])?.key;
  if (key === undefined) throw new Refusal('brief-not-found', { id: brief });
  const rows = archive.tables.all('select c.*, ? as brief_id from claims c where c.brief = ? and c.removed = 0 order by c.start', [brief, key]);
  const cited = Map.groupBy(archive.tables.all(`${citationsSql} where c.brief = ? and t.removed = 0 order by t.key`, [key]), (r) => String(r.claim));
  const dismissed = Map.groupBy(archive.tables.all('select d.* from dismissals d join claims c on c.id = d.claim where c.brief = ?', [key]), (r) =>
    String(r.claim),
  );
  const claims: Claim[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % claimsInSlice === 0) await pause();
    const claim = await toClaim(archive, texts, row, cited.get(String(row.id)) ?? [], dismissed.get(String(row.id)) ?? []);
    if (state === undefined || claim.state === state) claims.push(claim);
  }
  return claims;
}

export async function getClaim(archive: Archive, texts: Texts, id: string): Promise<Claim> {
  const row = archive.tables.one('select c.*, b.id as brief_id from claims c join briefs b on b.key = c.brief where c.id = ? and c.removed = 0', [id]);
  if (!row) throw new Refusal('claim-not-found', { id });
  const cited = archive.tables.all(`${citationsSql} where t.claim = ? and t.removed = 0 order by t.key`, [id]);
  return toClaim(archive, texts, row, cited, archive.tables.all('select * from dismissals where claim = ?', [id]));
}

const citationsSql = `select t.*, s.key as source_key, s.title as source_title, s.status as source_status, s.date as source_date, s.symbol as source_symbol
  from citations t join claims c on c.id = t.claim join sources s on s.id = t.source`;

async function toClaim(archive: Archive, texts: Texts, row: Row, citationRows: readonly Row[], dismissalRows: readonly Row[]): Promise<Claim> {
  const cited: Cited[] = [];
  for (const r of citationRows) cited.push(await toCited(archive, texts, r));
  const text = String(row.text);
  const kind = row.kind as ClaimKind;
  const basis = basisOf(text, citationRows);
  const confirmed = row.confirmed ? (JSON.parse(String(row.confirmed)) as { basis: string }).basis === basis : false;
  const dismissals = dismissalRows
    .filter((d) => d.basis === basis)
    .map((d) => ({ code: d.code as FindingCode, looked: String(d.looked), reason: String(d.reason) }));
  // A footnote that names a source as a whole asks for nothing more once a passage of that source is linked to the claim.
  const quoted = new Set(cited.filter((c) => c.passage.quote !== null).map((c) => c.citation.sourceId));
  const looked: Parameters<typeof findingsOf> = [
    { text, kind, confirmed, quotation: Number(row.quotation) === 1 },
    cited.filter((c) => c.passage.quote !== null || !quoted.has(c.citation.sourceId)).map((c) => c.passage),
    dismissals,
  ];
  // The same claim beside the same passages is found the same.
  const findings = await archive.findings.get(createHash('sha256').update(JSON.stringify(looked)).digest('base64'), async () => findingsOf(...looked));
  return {
    id: row.id as Claim['id'],
    briefId: row.brief_id as Claim['briefId'],
    text,
    kind,
    paragraph: row.number as string | null,
    ordinal: Number(row.ordinal),
    start: Number(row.start),
    end: Number(row.end),
    state: stateOf(kind, findings),
    findings,
    citations: cited.map((c) => c.citation),
  };
}

async function toCited(archive: Archive, texts: Texts, row: Row): Promise<Cited> {
  const anchor = row.anchor ? (JSON.parse(String(row.anchor)) as Anchor) : null;
  const quote = row.quote as string | null;
  const sourceHere = row.source_status === 'here';
  return {
    citation: {
      id: row.id as Citation['id'],
      claimId: row.claim as Citation['claimId'],
      sourceId: row.source as Citation['sourceId'],
      sourceTitle: String(row.source_title),
      erased: row.source_status === 'erased',
      quote,
      start: anchor?.start ?? null,
      end: anchor?.end ?? null,
      page: anchor?.page ?? null,
      paragraph: anchor?.paragraph ?? null,
      pinpoint: row.pinpoint as string | null,
      signal: row.signal as Citation['signal'],
      note: row.note as string | null,
      from: row.from_mark as string | null,
    },
    passage: {
      citationId: row.id as Citation['id'],
      quote,
      context: quote !== null && anchor && sourceHere ? await surroundings(archive, texts, Number(row.source_key), anchor) : '',
      sourceHere,
      sourceErased: row.source_status === 'erased',
      sourceTitle: String(row.source_title),
      sourceDate: row.source_date as string | null,
      sourceSymbol: row.source_symbol as string | null,
    },
  };
}

/** The whole paragraphs that hold a passage; nothing where the source's text is damaged. */
async function surroundings(archive: Archive, texts: Texts, key: number, anchor: Anchor): Promise<string> {
  const paragraphs = anchor.quote.split('\n').length;
  const row = archive.tables.one(
    `select s.id, min(p.start) as start, max(p."end") as "end" from sources s join
      (select source, start, "end" from paragraphs where source = ?1 and ordinal >= ?2 order by ordinal limit ?3) p on p.source = s.key`,
    [key, anchor.ordinal, paragraphs],
  );
  if (!row || row.start === null) return '';
  return archive.readable('', () => texts.passage(String(row.id), Number(row.start), Number(row.end)));
}

/** Changes whenever the claim or anything it is tied to changes: what was confirmed or dismissed before then no longer holds. */
export function basisOf(text: string, citations: readonly Row[]): string {
  const said = citations.map((c) => [c.id, c.source, c.source_status, c.quote, c.pinpoint, c.signal]);
  return createHash('sha256')
    .update(JSON.stringify([text, said]))
    .digest('hex')
    .slice(0, 32);
}

export function currentBasis(archive: Archive, claim: string): string {
  const row = archive.tables.one('select text from claims where id = ? and removed = 0', [claim]);
  if (!row) throw new Refusal('claim-not-found', { id: claim });
  return basisOf(String(row.text), archive.tables.all(`${citationsSql} where t.claim = ? and t.removed = 0 order by t.key`, [claim]));
}
