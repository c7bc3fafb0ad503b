import type { Anchor } from '../../../shared/model/anchor.ts';
import { listClaims } from '../../archive/briefs/claims.ts';
import { briefContent, getBrief } from '../../archive/briefs/queries.ts';
import { getSource } from '../../archive/sources/queries.ts';
import { composeBrief } from '../../citing/compose.ts';
import type { BibliographyEntry, ComposedBrief } from '../../citing/types.ts';
import type { Session } from '../session.ts';

/** A brief as it would be printed now: its own footnotes, those that come from links, and what they name. */
export async function composed(session: Session, id: string): Promise<ComposedBrief> {
  const { archive, texts } = session;
  const brief = getBrief(archive, id);
  const content = await briefContent(archive, id);
  // Of an erased source there is nothing to print; what the draft's own footnotes say of it stands in the draft.
  const claims = (await listClaims(archive, texts, id)).map((c) => ({ ...c, citations: c.citations.filter((t) => !t.erased) }));
  const citations = await Promise.all(claims.flatMap((c) => c.citations).map(async (c) => ({ ...c, ...(await wordsOfPlace(session, c.id)) })));
  const sources = new Map<string, BibliographyEntry>();
  for (const { sourceId } of citations) {
    if (sources.has(sourceId)) continue;
    const { kind, title, authors, date, symbol, address, language, confidentiality } = getSource(archive, sourceId);
    sources.set(sourceId, { id: sourceId, kind, title, authors, date, symbol, address, language, confidentiality });
  }
  return composeBrief({
    title: brief.title,
    language: brief.language,
    text: content.text,
    paragraphs: content.paragraphs,
    links: content.links,
    footnotes: content.footnotes,
    claims,
    citations,
    sources,
  });
}

/** How many words of a paragraph tell it apart. */
const openingWords = 6;

/** Heading and first words of a passage's paragraph: the pinpoint of a document that prints no numbers and has no pages. */
async function wordsOfPlace(session: Session, citation: string): Promise<{ headingPath?: readonly string[]; opening?: string }> {
  const row = session.archive.tables.one(
    'select t.anchor, p.source, s.id, p.start, p."end" from citations t join sources s on s.id = t.source join paragraphs p on p.source = s.key and p.ordinal = json_extract(t.anchor, \'$.ordinal\') where t.id = ? and s.removed = 0',
    [citation],
  );
  if (!row) return {};
  const { headingPath } = JSON.parse(String(row.anchor)) as Anchor;
  const paragraph = await session.archive.readable('', () => session.texts.passage(String(row.id), Number(row.start), Number(row.end)));
  return { headingPath, ...(paragraph && { opening: paragraph.split(' ').slice(0, openingWords).join(' ') }) };
}
