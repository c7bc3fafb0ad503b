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

/**
 * Finds entries by the beginnings of their words, despite one slip of the keyboard in each. Small fields only, and fixed
 * once it is built: build another when entries change.
 */
export class QuickFind {
  readonly #index: lunr.Index;
  readonly #entries: readonly QuickEntry[];

  constructor(entries: Iterable<QuickEntry>) {
    this.#entries = [...entries];
    const builder = new lunr.Builder();
    // An empty pipeline: lunr's trimmer and stemmer leave nothing of Cyrillic words.
    builder.tokenizer = lunrTokens as typeof lunr.tokenizer;
    builder.ref('at');
    builder.field('label', { boost: 3 });
    builder.field('detail');
    for (const [at, { label, detail }] of this.#entries.entries()) builder.add({ at, label, detail });
    this.#index = builder.build();
  }

  /** Best first. Every word has to be there: whole, as a beginning, or with one letter wrong. */
  find(text: string, limit: number): QuickEntry[] {
    const words = tokens(text, null).map((t) => t.folded);
    if (words.length === 0) return [];
    const all = words.map((word) => this.#holding(word));
    const [rarest, ...others] = all.sort((a, b) => a.size - b.size);
    const scored: { at: number; score: number }[] = [];
    for (const [at, score] of rarest ?? []) {
      if (!others.every((scores) => scores.has(at))) continue;
      scored.push({ at, score: others.reduce((sum, scores) => sum + (scores.get(at) ?? 0), score) });
    }
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    return scored.slice(0, limit).flatMap(({ at }) => this.#entries[at] ?? []);
  }

  /** One search a word and kind of match: lunr's own "required" terms refuse a whole clause where one kind finds nothing. */
  #holding(word: string): Map<number, number> {
    const results = this.#index.query((query) => {
      query.term(word, { boost: 10, usePipeline: false });
      query.term(word, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
      if ([...word].length >= forgiven) query.term(word, { editDistance: 1, usePipeline: false });
    });
    return new Map(results.map((r) => [Number(r.ref), r.score]));
  }
}
