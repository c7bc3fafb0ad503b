import type { Hit } from '../../../shared/contract/search.ts';
import type { SourceId } from '../../../shared/model/ids.ts';

export type Row =
  | { readonly as: 'source'; readonly id: SourceId; readonly title: string; readonly count: number }
  | { readonly as: 'hit'; readonly hit: Hit; readonly index: number };

/** Pure: hits below their sources, sources in the order of their best hit. `index` counts the hits in the order shown. */
export function grouped(hits: readonly Hit[]): Row[] {
  const rows: Row[] = [];
  let index = 0;
  for (const [id, of] of Map.groupBy(hits, (hit) => hit.sourceId)) {
    rows.push({ as: 'source', id, title: of[0]?.title ?? '', count: of.length });
    for (const hit of of) rows.push({ as: 'hit', hit, index: index++ });
  }
  return rows;
}

/** A name for a row that stays the same when others come before it. */
export function keyOf(row: Row | undefined): string | undefined {
  if (!row) return undefined;
  return row.as === 'source' ? row.id : `${row.hit.sourceId} ${row.hit.ordinal} ${row.hit.start}`;
}
