import { type Counts, packing } from './postings.ts';

/** Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the usual constants. */
const k1 = 1.2;
const b = 0.75;
/** A paragraph that has a word only in another form is worth this much of one that has the very form. */
const otherForm = 0.6;

/** A heading or a note is worth this much of a paragraph of the body with the same words: it names a passage, and proves nothing. */
const beside = 0.5;

/** What is looked for, found: `counts` in any form, `exact` in the very form; `part` numbers the words of the query. */
export interface Found {
  readonly counts: Counts;
  readonly exact: Counts;
  readonly part: number;
}

export interface Lengths {
  readonly paragraphs: number;
  readonly average: number;
  /** Words in a paragraph. */
  of(docid: number): number;
  /** True for headings, notes and attributions. */
  isBeside(docid: number): boolean;
}

export function rarity(holding: number, paragraphs: number): number {
  return Math.log(1 + (paragraphs - holding + 0.5) / (holding + 0.5));
}

/** One word's share of a paragraph's score. */
export function weight(times: number, words: number, average: number): number {
  return (times * (k1 + 1)) / (times + k1 * (1 - b + (b * words) / Math.max(1, average)));
}

/** Best first. */
export interface Ranked {
  readonly docids: Float64Array;
  readonly scores: Float64Array;
}

/** A list that is walked from paragraph to paragraph. */
class Walk {
  readonly #packed: Counts;
  #at = 0;
  constructor(packed: Counts) {
    this.#packed = packed;
  }
  get docid(): number {
    return this.#at < this.#packed.length ? Math.floor((this.#packed[this.#at] as number) / packing) : Number.POSITIVE_INFINITY;
  }
  get times(): number {
    return (this.#packed[this.#at] as number) % packing;
  }
  step(): void {
    this.#at++;
  }
  /** Goes to `docid` or past it; true when it is there. */
  reaches(docid: number): boolean {
    const from = docid * packing;
    while (this.#at < this.#packed.length && (this.#packed[this.#at] as number) < from) this.#at++;
    return this.docid === docid;
  }
}

/**
 * Scores each paragraph that holds something looked for and that `admits` lets through. BM25 summed over what is found, times
 * the square of the share of the query's words that are there together. A paragraph shorter than the average counts as one of
 * average length, or headings would win. Equal ones in the order of the collection.
 */
export function rank(found: readonly Found[], parts: number, lengths: Lengths, admits: (docid: number) => boolean): Ranked {
  const most = found.reduce((sum, f) => sum + f.counts.length, 0);
  const docids = new Float64Array(most);
  const scores = new Float64Array(most);
  const walks = found.map((f) => ({
    any: new Walk(f.counts),
    exact: new Walk(f.exact),
    part: f.part,
    rarity: rarity(f.counts.length, Math.max(lengths.paragraphs, f.counts.length)),
  }));
  const seenAt = new Float64Array(parts).fill(-1);
  let length = 0;
  for (;;) {
    let docid = Number.POSITIVE_INFINITY;
    for (const walk of walks) docid = Math.min(docid, walk.any.docid);
    if (docid === Number.POSITIVE_INFINITY) break;
    const admitted = admits(docid);
    const words = admitted ? Math.max(lengths.of(docid), lengths.average) : 0;
    let score = 0;
    let together = 0;
    for (const walk of walks) {
      if (walk.any.docid !== docid) continue;
      if (admitted) {
        score += walk.rarity * weight(walk.any.times, words, lengths.average) * (walk.exact.reaches(docid) ? 1 : otherForm);
        if (seenAt[walk.part] !== docid) together++;
        seenAt[walk.part] = docid;
      }
      walk.any.step();
    }
    if (!admitted) continue;
    docids[length] = docid;
    scores[length++] = score * (together / parts) ** 2 * (lengths.isBeside(docid) ? beside : 1);
  }
  return inOrder(docids.subarray(0, length), scores.subarray(0, length));
}

/** Something wanted, and the paragraphs that have it. */
export interface Wanted {
  readonly weight: number;
  readonly counts: Counts;
}

/**
 * Paragraphs that share most with what is wanted, at most `limit`, best first, each with what it shares. BM25 with a weight
 * for each thing; a paragraph shorter than the average counts as one of average length, or headings would win.
 */
export function likest<W extends Wanted>(
  wanted: readonly W[],
  limit: number,
  lengths: Lengths,
  admits: (docid: number) => boolean,
): { docid: number; score: number; of: W[] }[] {
  const shares = wanted.map((w) => ({ w, share: w.weight * rarity(w.counts.length, Math.max(lengths.paragraphs, w.counts.length)) }));
  const scores = new Map<number, number>();
  for (const { w, share } of shares) {
    for (const packed of w.counts) {
      const docid = Math.floor(packed / packing);
      const words = Math.max(lengths.of(docid), lengths.average);
      scores.set(docid, (scores.get(docid) ?? 0) + share * weight(packed % packing, words, lengths.average));
    }
  }
  const best: { docid: number; score: number }[] = [];
  for (const [docid, shared] of scores) {
    const score = lengths.isBeside(docid) ? shared * beside : shared;
    const last = best[best.length - 1];
    if (best.length === limit && last !== undefined && (score < last.score || (score === last.score && docid > last.docid))) continue;
    if (!admits(docid)) continue;
    best.push({ docid, score });
    best.sort((a, b) => b.score - a.score || a.docid - b.docid);
    best.length = Math.min(best.length, limit);
  }
  const heaviest = [...shares].sort((a, b) => b.share - a.share);
  return best.map(({ docid, score }) => ({ docid, score, of: heaviest.filter(({ w }) => holds(w.counts, docid)).map(({ w }) => w) }));
}

function holds(counts: Counts, docid: number): boolean {
  const walk = lowerBound(counts, docid * packing);
  return walk < counts.length && Math.floor((counts[walk] as number) / packing) === docid;
}

function lowerBound(counts: Counts, value: number): number {
  let low = 0;
  let high = counts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((counts[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorted as plain numbers (score in 26 bits, place in 26 bits): a comparison function would take ten times as long. */
function inOrder(docids: Float64Array, scores: Float64Array): Ranked {
  const steps = 2 ** 26;
  let top = 0;
  for (let i = 0; i < scores.length; i++) top = Math.max(top, scores[i] as number);
  const keys = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) keys[i] = Math.round((1 - (scores[i] as number) / (top || 1)) * (steps - 1)) * steps + i;
  keys.sort();
  const sorted = { docids: new Float64Array(keys.length), scores: new Float64Array(keys.length) };
  for (let i = 0; i < keys.length; i++) {
    const from = (keys[i] as number) % steps;
    sorted.docids[i] = docids[from] as number;
    sorted.scores[i] = scores[from] as number;
  }
  return sorted;
}
