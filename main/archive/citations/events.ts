import type { Anchor } from '../../../shared/model/anchor.ts';
import type { Signal } from '../../../shared/model/brief.ts';
import type { CitationId, ClaimId, SourceId } from '../../../shared/model/ids.ts';
import type { ArchiveEvent } from '../event.ts';
import { type EventKind, type Folded, kind } from '../fold.ts';
import type { Tables } from '../tables.ts';

/** What the person said of it, under the brief's key. */
export interface CitationFacts extends Record<string, unknown> {
  readonly signal: Signal | null;
}

/** Words that are the source's, or about it, under the source's key: they go with it when it is erased. */
export interface CitedPlace extends Record<string, unknown> {
  /** null: the source as a whole. */
  readonly anchor: Anchor | null;
  readonly pinpoint: string | null;
  readonly note: string | null;
}

interface Refs {
  readonly citation: CitationId;
  readonly claim: ClaimId;
  readonly source: SourceId;
}

interface Parts extends Record<string, unknown> {
  readonly brief: { readonly facts: CitationFacts };
  readonly source: CitedPlace;
}

export type PassageLinked = ArchiveEvent<'PassageLinked', Refs, Parts>;
/** A source as a whole. */
export type SourceCited = ArchiveEvent<'SourceCited', Refs, Parts>;
export type PassageUnlinked = ArchiveEvent<'PassageUnlinked', { readonly citation: CitationId }, Record<never, never>>;

function foldLinked(tables: Tables, event: PassageLinked | SourceCited): Folded {
  const { citation, claim, source } = event.refs;
  const place = event.parts.source.body;
  const anchor = place?.anchor ?? null;
  tables.run('insert into citations (id, claim, source, quote, anchor, pinpoint, signal, note) values (?, ?, ?, ?, ?, ?, ?, ?)', [
    citation,
    claim,
    source,
    anchor?.quote ?? null,
    anchor && JSON.stringify(anchor),
    place?.pinpoint ?? null,
    event.parts.brief.body?.facts.signal ?? null,
    place?.note ?? null,
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
