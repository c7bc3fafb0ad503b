import type { z } from 'zod';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { sources as contract, WantedWork } from '../../../shared/contract/sources.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { Archive } from '../archive.ts';
import type { Row, Tables } from '../tables.ts';

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
  const { tables } = archive;
  const among = matching(tables, input);
  const keys = archive.sourceOrder.keys(tables, input.sort).filter((key) => among === null || among.has(key));
  if (input.descending) keys.reverse();
  const page = keys.slice(input.offset, input.offset + input.limit);
  const rows = new Map(tables.all(`select ${columns} from sources s where s.key in (${page.join(', ')})`).map((row) => [Number(row.key), row]));
  const items = page.flatMap((key) => {
    const row = rows.get(key);
    return row ? [toSource(row)] : [];
  });
  return { items, total: keys.length };
}

/** Keys of the sources that were asked for; null where all were. */
function matching(tables: Tables, { filter, kind, status }: z.output<typeof contract.list.input>): Set<number> | null {
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0 && !kind && !status) return null;
  const rows = tables.all(
    'select key, title, symbol, file_name, authors from sources where removed = 0 and kind = coalesce(?, kind) and status = coalesce(?, status)',
    [kind ?? null, status ?? null],
  );
  const among = words.length === 0 ? rows : rows.filter((r) => beginsWords([r.title, r.symbol, r.file_name, r.authors].join(' ').toLowerCase(), words));
  return new Set(among.map((r) => Number(r.key)));
}

const inWord = /[\p{L}\p{N}]/u;

/** Whether each of `words` stands in `text` where a word begins. */
function beginsWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) if (at === 0 || !inWord.test(text.charAt(at - 1))) return true;
    return false;
  });
}

export function wantedWorks(archive: Archive): WantedWork[] {
  const { tables } = archive;
  const missing = "from sources s where s.status = 'missing' and s.removed = 0";
  const cited = tables.all(
    `select r.source, b.title as brief, r.mark, r.pinpoint from refs r join briefs b on b.key = r.brief
      where b.removed = 0 and r.source in (select s.id ${missing}) order by r.at`,
  );
  const ofWork = Map.groupBy(cited, (r) => String(r.source));
  return tables.all(`select s.id, s.title, s.symbol, s.address, s.date ${missing} order by s.title`).map((row) => ({
    id: row.id as SourceId,
    title: String(row.title),
    symbol: row.symbol as string | null,
    address: row.address as string | null,
    date: row.date as string | null,
    citedBy: (ofWork.get(String(row.id)) ?? []).map((r) => ({
      brief: String(r.brief),
      mark: r.mark as string | null,
      pinpoint: r.pinpoint as string | null,
    })),
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
