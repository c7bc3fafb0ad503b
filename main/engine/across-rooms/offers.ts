import type { ClaimId } from '../../../shared/model/ids.ts';
import type { Language } from '../../../shared/model/text.ts';
import type { Archive } from '../../archive/archive.ts';
import { pinned } from '../../citing/pinned.ts';
import { type Offer, suggest } from '../../search/suggest.ts';

/** How much more a passage counts whose source the claim's own footnote names, and one that stands at its very pinpoint. */
const namedBonus = 0.5;
const pinnedBonus = 1;
/** How many passages found by their words are ranked anew. */
const looked = 80;

/**
 * Passages for a claim, best first: by the words, names and figures that they share with it, and by what the draft's own
 * footnotes say. A footnote's pinpoint reaches a passage in another language, which shares no word with the claim.
 */
export function offersFor(
  archive: Archive,
  claim: ClaimId,
  said: { text: string; language: Language },
  excludeKeys: readonly number[],
  limit: number,
): Offer[] {
  const byWords = suggest(archive.tables.fullText, said, { excludeKeys, limit: Math.max(looked, limit) });
  const best = byWords[0]?.score ?? 1;
  const offers = new Map(byWords.map((o) => [`${o.key} ${o.ordinal}`, o]));
  const cited = archive.tables.all(
    `select distinct s.key, t.pinpoint, t.from_mark from citations t join sources s on s.id = t.source
      where t.claim = ? and t.removed = 0 and s.status = 'here' and t.quote is null`,
    [claim],
  );
  for (const row of cited) {
    const key = Number(row.key);
    if (excludeKeys.includes(key)) continue;
    const because = row.from_mark === 'text' ? 'the reference in the sentence' : `footnote ${row.from_mark}`;
    for (const [place, offer] of offers) if (offer.key === key) offers.set(place, { ...offer, score: offer.score * (1 + namedBonus) });
    for (const ordinal of pinnedOrdinals(archive, key, row.pinpoint as string | null)) {
      const place = `${key} ${ordinal}`;
      const offer = offers.get(place) ?? { key, ordinal, score: 0, because: [] };
      offers.set(place, { ...offer, score: offer.score + best * pinnedBonus, because: [because, ...offer.because] });
    }
  }
  return [...offers.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}

/** Pinned paragraphs only: a page holds too many to offer them all. */
function pinnedOrdinals(archive: Archive, key: number, pinpoint: string | null): number[] {
  if (!pinpoint) return [];
  return pinned(pinpoint).paragraphs.flatMap((number) =>
    archive.tables.all('select ordinal from paragraphs where source = ? and number = ? and note is null', [key, number]).map((r) => Number(r.ordinal)),
  );
}
