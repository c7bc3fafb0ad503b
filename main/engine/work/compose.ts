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
  const claims = await listClaims(archive, texts, id);
  const citations = claims.flatMap((c) => c.citations);
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
