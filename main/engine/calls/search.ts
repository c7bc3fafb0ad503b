import { Refusal } from '../../../shared/contract/errors.ts';
import type { Hit, Suggestion } from '../../../shared/contract/search.ts';
import type { Language } from '../../../shared/model/text.ts';
import type { Row } from '../../archive/tables.ts';
import { locate, snippet } from '../../search/locate.ts';
import { explain, parseQuery } from '../../search/query.ts';
import { bestPassage, suggest } from '../../search/suggest.ts';
import type { ParagraphHit } from '../../search/types.ts';
import { offersFor } from '../across-rooms/offers.ts';
import type { Handlers } from '../handlers.ts';
import type { Session } from '../session.ts';

interface Place {
  readonly key: number;
  readonly source: string;
  readonly title: string;
  readonly language: Language;
  readonly number: string | null;
  readonly note: string | null;
  readonly page: number | null;
  readonly headingPath: string[];
  readonly start: number;
  readonly length: number;
  /** null: damaged. */
  readonly text: string | null;
}

export const searchCalls = (session: Session): Handlers<'search'> => ({
  async query({ query, source, offset, limit }) {
    const parsed = parseQuery(query);
    const key = source === undefined ? undefined : keyOf(session, source);
    const found = session.archive.tables.fullText.query(parsed, key === undefined ? {} : { key });
    const items: Hit[] = [];
    for (const hit of found.hits.slice(offset, offset + limit)) {
      const place = await placeOf(session, hit);
      const marks = place.text === null ? [] : locate(parsed, place.text, place.language);
      const first = marks[0] ?? { start: 0, end: place.length };
      items.push({
        sourceId: place.source as Hit['sourceId'],
        title: place.title,
        score: hit.score,
        ...snippet(place.text ?? '', marks),
        page: pageOf(session, place, place.start + first.start),
        paragraph: place.number,
        note: place.note,
        ordinal: hit.ordinal,
        headingPath: place.headingPath,
        start: place.start + first.start,
        end: place.start + first.end,
      });
    }
    return { items, total: found.hits.length, sources: found.sources, explained: explain(parsed) };
  },
  async suggest({ claim, text, exclude, limit }) {
    const { tables } = session.archive;
    const about =
      claim === undefined
        ? undefined
        : tables.one('select c.text, b.language, b.sha256 from claims c join briefs b on b.key = c.brief where c.id = ? and c.removed = 0', [claim]);
    if (claim !== undefined && !about) throw new Refusal('claim-not-found', { id: claim });
    const said = { text: about ? String(about.text) : (text ?? ''), language: (about?.language ?? null) as Language };
    // The brief itself, where its file was imported as a source too, proves nothing.
    const own = about ? tables.all('select key from sources where sha256 = ? and removed = 0', [about.sha256 ?? null]).map((r) => Number(r.key)) : [];
    const excludeKeys = [...own, ...exclude.map((id) => keyOf(session, id))];
    const items: Suggestion[] = [];
    const offers = claim === undefined ? suggest(tables.fullText, said, { excludeKeys, limit }) : offersFor(session.archive, claim, said, excludeKeys, limit);
    for (const hit of offers) {
      const place = await placeOf(session, hit);
      if (place.text === null) continue;
      const best = bestPassage(said, place.text, place.language);
      items.push({
        sourceId: place.source as Suggestion['sourceId'],
        title: place.title,
        page: pageOf(session, place, place.start + best.start),
        paragraph: place.number,
        note: place.note,
        ordinal: hit.ordinal,
        headingPath: place.headingPath,
        text: place.text.slice(best.start, best.end),
        start: place.start + best.start,
        end: place.start + best.end,
        score: hit.score,
        because: hit.because,
      });
    }
    return { items, total: items.length };
  },
  async quick({ text, limit }) {
    const items = session.quick.find(text, limit);
    return { items, total: items.length };
  },
});

function keyOf(session: Session, id: string): number {
  const row = session.archive.tables.one('select key from sources where id = ? and removed = 0', [id]);
  if (!row) throw new Refusal('source-not-found', { id });
  return Number(row.key);
}

async function placeOf(session: Session, hit: Pick<ParagraphHit, 'key' | 'ordinal'>): Promise<Place> {
  const row = session.archive.tables.one<Row>(
    `select s.id, s.title, s.language, p.number, p.note, p.page, p.start, p."end", h.path from paragraphs p join sources s on s.key = p.source
      left join headings h on h.source = p.source and h.ordinal = p.heading where p.source = ? and p.ordinal = ?`,
    [hit.key, hit.ordinal],
  );
  if (!row) throw new Error('the index names a paragraph that is not there');
  return {
    key: hit.key,
    source: String(row.id),
    title: String(row.title),
    language: row.language as Language,
    number: row.number as string | null,
    note: row.note as string | null,
    page: row.page as number | null,
    headingPath: row.path ? (JSON.parse(String(row.path)) as string[]) : [],
    start: Number(row.start),
    length: Number(row.end) - Number(row.start),
    text: await session.archive.readable<string | null>(null, () => session.texts.slice(String(row.id), Number(row.start), Number(row.end))),
  };
}

/** A paragraph may run over the end of a page: this is the page of the place itself. */
function pageOf(session: Session, place: Place, at: number): number | null {
  if (place.page === null) return null;
  const row = session.archive.tables.one('select page from pages where source = ? and start <= ? order by start desc limit 1', [place.key, at]);
  return row ? Number(row.page) : place.page;
}
