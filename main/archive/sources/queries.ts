import type { z } from 'zod';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { sources as contract, WantedWork } from '../../../shared/contract/sources.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { Archive } from '../archive.ts';
import type { Row } from '../tables.ts';

const citedTimes = '(select count(*) from citations t where t.source = s.id and t.removed = 0)';
const columns = `s.*, ${citedTimes} as cited`;

function toSource(row: Row): Source {
  const text = (name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  const number = (name: string): number | null => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
  return {
    id: row.id as SourceId,
    title: String(row.title),
    kind: row.kind as Source['kind'],
    status: row.status as Source['status'],
    fileName: text('file_name'),
    mediaType: text('media_type'),
    language: text('language') as Source['language'],
    sha256: text('sha256'),
    bytes: number('bytes'),
    importedAt: String(row.imported_at),
    pages: number('pages'),
    paragraphs: Number(row.paragraphs),
    symbol: text('symbol'),
    address: text('address'),
    authors: JSON.parse(String(row.authors)) as string[],
    date: text('date'),
    confidentiality: row.confidentiality as Source['confidentiality'],
    provenance: String(row.provenance),
    cited: Number(row.cited),
    leftOut: JSON.parse(String(row.left_out)) as string[],
  };
}

export function getSource(archive: Archive, id: string): Source {
  const row = archive.tables.one(`select ${columns} from sources s where s.id = ? and s.removed = 0`, [id]);
  if (!row) throw new Refusal('source-not-found', { id });
  return toSource(row);
}

export function listSources(archive: Archive, input: z.output<typeof contract.list.input>): { items: Source[]; total: number } {
  const conditions = ['s.removed = 0'];
  const values: string[] = [];
  if (input.kind) {
    conditions.push('s.kind = ?');
    values.push(input.kind);
  }
  if (input.status) {
    conditions.push('s.status = ?');
    values.push(input.status);
  }
  const rows = archive.tables.all(`select ${columns} from sources s where ${conditions.join(' and ')}`, values).map(toSource);
  const words = input.filter.toLowerCase().split(/\s+/u).filter(Boolean);
  const matching = words.length === 0 ? rows : rows.filter((s) => beginsWords([s.title, s.symbol, s.fileName, ...s.authors].join(' '), words));
  const by = input.sort;
  const collator = new Intl.Collator(['en', 'ru', 'kk'], { numeric: true, sensitivity: 'base' });
  const compare = (a: Source, b: Source): number =>
    by === 'cited' ? a.cited - b.cited : collator.compare(String(a[by] ?? ''), String(b[by] ?? '')) || collator.compare(a.title, b.title);
  matching.sort((a, b) => (input.descending ? -compare(a, b) : compare(a, b)));
  return { items: matching.slice(input.offset, input.offset + input.limit), total: matching.length };
}

function beginsWords(text: string, words: readonly string[]): boolean {
  const have = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.every((w) => have.some((h) => h.startsWith(w)) || text.toLowerCase().includes(w));
}

export function wantedWorks(archive: Archive): WantedWork[] {
  const rows = archive.tables.all("select * from sources where status = 'missing' and removed = 0 order by title");
  return rows.map((row) => ({
    id: row.id as SourceId,
    title: String(row.title),
    symbol: row.symbol as string | null,
    address: row.address as string | null,
    date: row.date as string | null,
    citedBy: archive.tables
      .all('select b.title as brief, r.mark, r.pinpoint from refs r join briefs b on b.key = r.brief where r.source = ? and b.removed = 0 order by r.at', [
        row.id ?? null,
      ])
      .map((r) => ({ brief: String(r.brief), mark: r.mark as string | null, pinpoint: r.pinpoint as string | null })),
  }));
}

export function citingClaims(archive: Archive, id: string): z.output<typeof contract.citedBy.output>['items'] {
  return archive.tables
    .all(
      `select distinct c.id, c.text, c.number, b.title as brief from citations t join claims c on c.id = t.claim join briefs b on b.key = c.brief
        where t.source = ? and t.removed = 0 and c.removed = 0 order by b.title, c.start`,
      [id],
    )
    .map((r) => ({
      claim: r.id as z.output<typeof contract.citedBy.output>['items'][number]['claim'],
      brief: String(r.brief),
      text: String(r.text),
      paragraph: r.number as string | null,
    }));
}
