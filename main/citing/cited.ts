import type { Signal } from '../../shared/model/brief.ts';
import type { CitedPlace } from './note-text.ts';
import type { BibliographyEntry } from './types.ts';

export interface ComposeClaim {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly paragraph: string | null;
  readonly state: string;
}

export interface ComposeCitation extends CitedPlace {
  readonly id: string;
  readonly claimId: string;
  readonly sourceId: string;
  readonly signal: Signal | null;
  /** The mark of the imported footnote it came from, "text" for one made in the sentence; null: linked in the program. */
  readonly from: string | null;
}

/** A citation with what it names. */
export interface Cited {
  readonly citation: ComposeCitation;
  readonly claim: ComposeClaim;
  readonly source: BibliographyEntry;
}

/** Each citation with its claim and source, in the order of the claims. Throws RangeError where one of them was not given. */
export function citedOf({
  claims,
  citations,
  sources,
}: {
  readonly claims: readonly ComposeClaim[];
  readonly citations: readonly ComposeCitation[];
  readonly sources: ReadonlyMap<string, BibliographyEntry>;
}): Cited[] {
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  return citations
    .map((citation) => {
      const claim = claimOf.get(citation.claimId);
      const source = sources.get(citation.sourceId);
      if (!claim || !source) throw new RangeError('a citation names a claim or source that was not given');
      return { citation, claim, source };
    })
    .sort((a, b) => a.claim.start - b.claim.start);
}
