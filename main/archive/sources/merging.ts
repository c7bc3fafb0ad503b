import type { Tables } from '../tables.ts';

interface Merged {
  readonly from: string;
  /** Only a missing source goes away: one that is here keeps its text, and the passages quoted from it. */
  readonly hidden: boolean;
  readonly citations: readonly number[];
  readonly refs: readonly number[];
}

/** The source that stands for this one now, after whatever was said of it. */
function standing(tables: Tables, id: string): { id: string; missing: boolean } | null {
  for (let at = id; ; ) {
    const row = tables.one('select status, merged_into, removed from sources where id = ?', [at]);
    if (!row || (row.removed === 1 && row.merged_into === null)) return null;
    if (row.merged_into === null) return { id: at, missing: row.status === 'missing' };
    at = String(row.merged_into);
  }
}

/**
 * Two sources are one work: what named `other` as a whole names `one` from now on; where only `other` is here, the other way
 * round. Answers what `mergeBack` needs; null where they are one already or one of them is gone.
 */
export function merge(tables: Tables, one: string, other: string): Merged | null {
  const first = standing(tables, one);
  const second = standing(tables, other);
  if (!first || !second || first.id === second.id) return null;
  const [to, from] = first.missing && !second.missing ? [second, first] : [first, second];
  const citations = tables.all('select key from citations where source = ? and quote is null', [from.id]).map((r) => Number(r.key));
  const refs = tables.all('select rowid as row from refs where source = ?', [from.id]).map((r) => Number(r.row));
  tables.run('update citations set source = ? where source = ? and quote is null', [to.id, from.id]);
  tables.run('update refs set source = ? where source = ?', [to.id, from.id]);
  if (from.missing) tables.run('update sources set merged_into = ?, removed = 1 where id = ?', [to.id, from.id]);
  return { from: from.id, hidden: from.missing, citations, refs };
}

export function mergeBack(tables: Tables, inverse: unknown): void {
  if (!inverse) return;
  const { from, hidden, citations, refs } = inverse as Merged;
  tables.runMany(
    'update citations set source = ? where key = ?',
    citations.map((key) => [from, key]),
  );
  tables.runMany(
    'update refs set source = ? where rowid = ?',
    refs.map((row) => [from, row]),
  );
  if (hidden) tables.run('update sources set merged_into = null, removed = 0 where id = ?', [from]);
}
