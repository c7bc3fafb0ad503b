import type { z } from 'zod';
import type { briefs as contract } from '../../../shared/contract/briefs.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Brief, ClaimState, WorkQuestion } from '../../../shared/model/brief.ts';
import type { BlobId, SubjectId } from '../../vault/types.ts';
import type { Archive } from '../archive.ts';
import type { Texts } from '../sources/texts.ts';
import type { Row } from '../tables.ts';
import { listClaims } from './claims.ts';
import { type BriefContent, readContent } from './events.ts';

const columns = `b.*, (select count(*) from claims c where c.brief = b.key and c.removed = 0) as claim_count,
  (select count(distinct source) from refs r where r.brief = b.key) as work_count,
  (select count(distinct r.source) from refs r join sources s on s.id = r.source where r.brief = b.key and s.status = 'missing') as missing_count`;

function toBrief(row: Row): Brief {
  return {
    id: row.id as Brief['id'],
    title: String(row.title),
    language: row.language as Brief['language'],
    importedAt: String(row.imported_at),
    fileName: String(row.file_name),
    paragraphs: Number(row.paragraphs),
    footnotes: Number(row.footnotes),
    claims: Number(row.claim_count),
    works: Number(row.work_count),
    missingSources: Number(row.missing_count),
  };
}

export const listBriefs = (archive: Archive): Brief[] =>
  archive.tables.all(`select ${columns} from briefs b where b.removed = 0 order by b.imported_at desc, b.key desc`).map(toBrief);

export function getBrief(archive: Archive, id: string): Brief {
  const row = archive.tables.one(`select ${columns} from briefs b where b.id = ? and b.removed = 0`, [id]);
  if (!row) throw new Refusal('brief-not-found', { id });
  return toBrief(row);
}

export const openQuestions = (archive: Archive, id: string): WorkQuestion[] =>
  archive.tables
    .all('select q.question from questions q join briefs b on b.key = q.brief where b.id = ? and q.answer is null', [id])
    .map((r) => JSON.parse(String(r.question)) as WorkQuestion);

export async function briefContent(archive: Archive, id: string): Promise<BriefContent> {
  const row = archive.tables.one('select subject, content_blob from briefs where id = ? and removed = 0', [id]);
  if (!row) throw new Refusal('brief-not-found', { id });
  const subject = row.subject as SubjectId;
  const blob = row.content_blob as BlobId;
  return archive.contents.get(blob, async () => {
    const length = await archive.vault.blobLength(subject, blob);
    if (length === null) throw new Refusal('archive-damaged', { where: `blobs/${blob}` });
    return readContent(await archive.vault.readBlob(subject, blob, 0, length));
  });
}

/** The brief that was made of these bytes, if one was. */
export function briefWithSameBytes(archive: Archive, sha256: string): Brief['id'] | null {
  return (archive.tables.one('select id from briefs where sha256 = ? and removed = 0', [sha256])?.id as Brief['id'] | undefined) ?? null;
}

/** Both ways: what the claims lack, and which sources no claim of this brief cites. */
export async function coverage(archive: Archive, texts: Texts, id: string): Promise<z.output<typeof contract.coverage.output>> {
  const claims: Partial<Record<ClaimState, number>> = {};
  for (const claim of await listClaims(archive, texts, id)) claims[claim.state] = (claims[claim.state] ?? 0) + 1;
  const named = (rows: Row[]) => rows.map((r) => ({ id: r.id, title: r.title })) as z.output<typeof contract.coverage.output>['uncitedSources'];
  const cited = `select t.source from citations t join claims c on c.id = t.claim join briefs b on b.key = c.brief where b.id = ?1 and t.removed = 0 and c.removed = 0`;
  return {
    claims,
    uncitedSources: named(
      archive.tables.all(
        `select id, title from sources where status = 'here' and removed = 0 and id not in (${cited})
          and coalesce(sha256, '') not in (select sha256 from briefs where id = ?1) order by title`,
        [id],
      ),
    ),
    missingSources: named(
      archive.tables.all(
        `select id, title from sources where status = 'missing' and removed = 0
          and (id in (${cited}) or id in (select r.source from refs r join briefs b on b.key = r.brief where b.id = ?1)) order by title`,
        [id],
      ),
    ),
  };
}
