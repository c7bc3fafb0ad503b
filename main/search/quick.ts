import lunr from 'lunr';
import { tokens } from './analysis.ts';

export interface QuickEntry {
  readonly type: 'source' | 'brief' | 'claim';
  readonly id: string;
  readonly label: string;
  /** What stands beside the label, to tell equal labels apart; searched too, and worth less. */
  readonly detail: string;
}

/** One slip of the keyboard is forgiven in words of this many letters or more. */
const forgiven = 4;

/** lunr parts at spaces and hyphens and cuts every word down to A–Z; ours are folded by the same analysis as the full text. */
function lunrTokens(field: unknown): lunr.Token[] {
  return tokens(String(field ?? ''), null).map((t, i) => new lunr.Token(t.folded, { position: [t.start, t.end - t.start], index: i }));
}

/** Entries are spread over as many lunr indexes: lunr can't change one, and building all takes seconds for 50,000 titles. */
const shares = 32;

function shareOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x9e3779b1) ^ (hash >>> 13);
  return (hash >>> 0) % shares;
}

interface Share {
  readonly entries: readonly QuickEntry[];
  readonly index: lunr.Index;
}

function built(entries: readonly QuickEntry[]): Share {
  const builder = new lunr.Builder();
  // An empty pipeline: lunr's trimmer and stemmer leave nothing of Cyrillic words.
  builder.tokenizer = lunrTokens as typeof lunr.tokenizer;
  builder.ref('at');
  builder.field('label', { boost: 3 });
  builder.field('detail');
  for (const [at, { label, detail }] of entries.entries()) builder.add({ at, label, detail });
  return { entries, index: builder.build() };
}

function same(a: readonly QuickEntry[], b: readonly QuickEntry[]): boolean {
  return (
    a.length === b.length &&
    a.every((entry, i) => {
      const other = b[i];
      return entry.id === other?.id && entry.type === other.type && entry.label === other.label && entry.detail === other.detail;
    })
  );
}

/**
 * Finds entries by the beginnings of their words, despite one slip of the keyboard in each. Small fields only, and fixed
 * once it is built: when entries change, build another from all of them and the earlier one, of which it keeps what is the
 * same.
 */
export class QuickFind {
  readonly #shares: readonly Share[];

  constructor(entries: Iterable<QuickEntry>, earlier?: QuickFind) {
    const spread: QuickEntry[][] = Array.from({ length: shares }, () => []);
    for (const entry of entries) spread[shareOf(entry.id)]?.push(entry);
    this.#shares = spread.map((own, i) => {
      const before = earlier === undefined ? undefined : earlier.#shares[i];
      return before !== undefined && same(before.entries, own) ? before : built(own);
    });
  }

  /** Best first. Every word has to be there: whole, as a beginning, or with one letter wrong. */
  find(text: string, limit: number): QuickEntry[] {
    const words = tokens(text, null).map((t) => t.folded);
    if (words.length === 0) return [];
    const scored: { entry: QuickEntry; score: number }[] = [];
    for (const { entries, index } of this.#shares) {
      if (entries.length === 0) continue;
      const [first, ...others] = words.map((word) => holding(index, word));
      for (const [at, score] of first ?? []) {
        const entry = entries[at];
        if (entry === undefined || !others.every((scores) => scores.has(at))) continue;
        scored.push({ entry, score: others.reduce((sum, scores) => sum + (scores.get(at) ?? 0), score) });
      }
    }
    return scored
      .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
      .slice(0, limit)
      .map(({ entry }) => entry);
  }
}

/** One search a word: lunr's own "required" terms refuse everything where one kind of match finds nothing. */
function holding(index: lunr.Index, word: string): Map<number, number> {
  const results = index.query((query) => {
    query.term(word, { boost: 10, usePipeline: false });
    query.term(word, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
    if ([...word].length >= forgiven) query.term(word, { editDistance: 1, usePipeline: false });
  });
  return new Map(results.map((r) => [Number(r.ref), r.score]));
}
