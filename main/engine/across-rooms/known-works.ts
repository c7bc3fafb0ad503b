import type { SourceId } from '../../../shared/model/ids.ts';
import type { Archive } from '../../archive/archive.ts';
import { samenessOf } from '../../citing/likeness.ts';
import type { Work } from '../../citing/types.ts';

export interface KnownSource {
  readonly id: SourceId;
  readonly title: string;
  readonly symbol: string | null;
  readonly address: string | null;
  readonly author: string | null;
  readonly date: string | null;
}

/** What a cited work could be: everything in the archive, here or missing. */
export function knownSources(archive: Archive): KnownSource[] {
  return archive.tables.all('select id, title, symbol, address, authors, date from sources where removed = 0').map((r) => ({
    id: r.id as SourceId,
    title: String(r.title),
    symbol: r.symbol as string | null,
    address: r.address as string | null,
    author: (JSON.parse(String(r.authors)) as string[])[0] ?? null,
    date: r.date as string | null,
  }));
}

/** Sameness of two in four on: more than a symbol with no title beside it. */
const certain = 2;

/**
 * The source that a cited work is; or one that has its symbol under another title, about which a person is asked and nothing
 * is merged. Where the brief itself uses the symbol for two works (`asked`), the symbol alone decides nothing.
 */
export function sourceOfWork(known: readonly KnownSource[], work: Work, asked: boolean): { same: KnownSource } | { doubtful: KnownSource } | null {
  let best: { source: KnownSource; score: number } | undefined;
  for (const source of known) {
    const score = samenessOf(work, source);
    if (score > (best?.score ?? 0)) best = { source, score };
  }
  if (best && (best.score >= certain || !asked)) return { same: best.source };
  const doubtful = work.symbol === null ? undefined : known.find((s) => s.symbol === work.symbol);
  return doubtful ? { doubtful } : null;
}
