import type { SqlValue } from 'sql.js';
import type { Tables } from '../tables.ts';

export type Sort = 'title' | 'date' | 'importedAt' | 'kind' | 'language' | 'cited';

interface Entry {
  readonly key: number;
  readonly value: SqlValue;
  readonly title: string;
}

const valueSql: Record<Sort, string> = {
  title: 'null',
  date: 's.date',
  importedAt: 's.imported_at',
  kind: 's.kind',
  language: 's.language',
  cited: 'coalesce(t.times, 0)',
};

// SQLite orders by code points; people look for "Ә" after "А" and for "é" beside "e".
const collator = new Intl.Collator(['en', 'ru', 'kk'], { numeric: true, sensitivity: 'base' });

function compare(a: Entry, b: Entry): number {
  const first = typeof a.value === 'number' ? a.value - Number(b.value) : collator.compare(String(a.value ?? ''), String(b.value ?? ''));
  return first || collator.compare(a.title, b.title) || a.key - b.key;
}

/**
 * Orders of all sources, each worked out when it is first asked for. Sorting fifty thousand titles as people expect takes
 * about a second: after a change what stayed keeps its order, and only what changed is sorted and merged in.
 */
export class SourceOrder {
  readonly #orders = new Map<Sort, { readonly revision: number; readonly entries: readonly Entry[] }>();

  /** Keys of the sources that stand, in ascending order. */
  keys(tables: Tables, by: Sort): readonly number[] {
    const known = this.#orders.get(by);
    if (known?.revision === tables.revision) return known.entries.map((e) => e.key);
    const now = new Map(read(tables, by).map((e) => [e.key, e]));
    const kept: Entry[] = [];
    for (const entry of known?.entries ?? []) {
      const same = now.get(entry.key);
      if (!same || same.value !== entry.value || same.title !== entry.title) continue;
      kept.push(entry);
      now.delete(entry.key);
    }
    const entries = merged(kept, [...now.values()].sort(compare));
    this.#orders.set(by, { revision: tables.revision, entries });
    return entries.map((e) => e.key);
  }
}

function read(tables: Tables, by: Sort): Entry[] {
  const counted = 'left join (select source, count(*) as times from citations where removed = 0 group by source) t on t.source = s.id';
  const rows = tables.db.exec(`select s.key, ${valueSql[by]}, s.title from sources s ${by === 'cited' ? counted : ''} where s.removed = 0`)[0]?.values ?? [];
  return rows.map(([key, value, title]) => ({ key: Number(key), value: value ?? null, title: String(title) }));
}

function merged(one: readonly Entry[], other: readonly Entry[]): Entry[] {
  const all: Entry[] = [];
  let at = 0;
  for (const entry of other) {
    for (let next = one[at]; next !== undefined && compare(next, entry) < 0; next = one[++at]) all.push(next);
    all.push(entry);
  }
  for (; at < one.length; at++) all.push(one[at] as Entry);
  return all;
}
