import type { Anchor } from '../../../shared/model/anchor.ts';
import type { Signal } from '../../../shared/model/brief.ts';
import type { CitationId, ClaimId, SourceId } from '../../../shared/model/ids.ts';
import type { ArchiveEvent } from '../event.ts';
import { type EventKind, type Folded, kind } from '../fold.ts';
import type { Tables } from '../tables.ts';

export interface CitationFacts extends Record<string, unknown> {
  readonly pinpoint: string | null;
  readonly signal: Signal | null;
  readonly note: string | null;
}

interface Refs {
  readonly citation: CitationId;
  readonly claim: ClaimId;
  readonly source: SourceId;
}

/** The quote stands under the source's key, what the person said of it under the brief's. */
export type PassageLinked = ArchiveEvent<'PassageLinked', Refs, { brief: { facts: CitationFacts }; source: { anchor: Anchor } }>;
/** A source as a whole. */
export type SourceCited = ArchiveEvent<'SourceCited', Refs, { brief: { facts: CitationFacts } }>;
export type PassageUnlinked = ArchiveEvent<'PassageUnlinked', { readonly citation: CitationId }, Record<never, never>>;

function foldLinked(tables: Tables, event: PassageLinked | SourceCited): Folded {
  const { citation, claim, source } = event.refs;
  const facts = event.parts.brief.body?.facts;
  const anchor = 'source' in event.parts ? (event.parts.source.body?.anchor ?? null) : null;
  tables.run('insert into citations (id, claim, source, quote, anchor, pinpoint, signal, note) values (?, ?, ?, ?, ?, ?, ?, ?)', [
    citation,
    claim,
    source,
    anchor?.quote ?? null,
    anchor && JSON.stringify(anchor),
    facts?.pinpoint ?? null,
    facts?.signal ?? null,
    facts?.note ?? null,
  ]);
  const about = tables.one('select title from sources where id = ?', [source]);
  return { about: String(about?.title ?? ''), inverse: { citation } };
}

const setRemoved = (tables: Tables, citation: string, removed: 0 | 1): void => tables.run('update citations set removed = ? where id = ?', [removed, citation]);

const linked = (type: 'PassageLinked' | 'SourceCited') =>
  kind<PassageLinked | SourceCited>({
    type,
    reads: [],
    fold: foldLinked,
    unfold: (tables, inverse) => setRemoved(tables, (inverse as { citation: string }).citation, 1),
  });

const unlinked = kind<PassageUnlinked>({
  type: 'PassageUnlinked',
  reads: [],
  fold(tables, event) {
    setRemoved(tables, event.refs.citation, 1);
    const about = tables.one('select s.title from citations t join sources s on s.id = t.source where t.id = ?', [event.refs.citation]);
    return { about: String(about?.title ?? ''), inverse: { citation: event.refs.citation } };
  },
  unfold: (tables, inverse) => setRemoved(tables, (inverse as { citation: string }).citation, 0),
});

export const citationEvents: readonly EventKind[] = [linked('PassageLinked'), linked('SourceCited'), unlinked];
