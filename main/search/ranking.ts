import { type Counts, packing } from './postings.ts';

/** Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the usual constants. */
const k1 = 1.2;
const b = 0.75;
/** A paragraph that has a word only in another form is worth this much of one that has the very form. */
const otherForm = 0.6;

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
}

export function rarity(holding: number, paragraphs: number): number {
  return Math.log(1 + (paragraphs - holding + 0.5) / (holding + 0.5));
}

/** One word's share of a paragraph's score. */
export function weight(times: number, words: number, average: number): number {
  return (times * (k1 + 1)) / (times + k1 * (1 - b + (b * words) / Math.max(1, average)));
}

/**
 * Scores each paragraph that holds something looked for and that `admits` lets through. BM25 summed over what is found, times
 * the share of the query's words that are there together. Best first; equal ones in the order of the collection.
 */
export function rank(
  found: readonly Found[],
  parts: number,
  lengths: Lengths,
  admits: (docid: number) => boolean,
): { docids: Float64Array; scores: Float64Array } {
  const most = found.reduce((sum, f) => sum + f.counts.length, 0);
  const docids = new Float64Array(most);
  const scores = new Float64Array(most);
  const next = found.map(() => 0);
  const nextExact = found.map(() => 0);
  const rarities = found.map((f) => rarity(f.counts.length, Math.max(lengths.paragraphs, f.counts.length)));
  let length = 0;
  for (;;) {
    let docid = Number.POSITIVE_INFINITY;
    for (const [i, f] of found.entries()) {
      const at = next[i] as number;
      if (at < f.counts.length) docid = Math.min(docid, Math.floor((f.counts[at] as number) / packing));
    }
    if (docid === Number.POSITIVE_INFINITY) break;
    const admitted = admits(docid);
    const words = admitted ? lengths.of(docid) : 0;
    let score = 0;
    const present = new Set<number>();
    for (const [i, f] of found.entries()) {
      const at = next[i] as number;
      if (at >= f.counts.length || Math.floor((f.counts[at] as number) / packing) !== docid) continue;
      next[i] = at + 1;
      if (!admitted) continue;
      let exact = nextExact[i] as number;
      while (exact < f.exact.length && Math.floor((f.exact[exact] as number) / packing) < docid) exact++;
      nextExact[i] = exact;
      const isExact = exact < f.exact.length && Math.floor((f.exact[exact] as number) / packing) === docid;
      score += (rarities[i] as number) * weight((f.counts[at] as number) % packing, words, lengths.average) * (isExact ? 1 : otherForm);
      present.add(f.part);
    }
    if (!admitted) continue;
    docids[length] = docid;
    scores[length++] = score * (present.size / parts);
  }
  return inOrder(docids.subarray(0, length), scores.subarray(0, length));
}

/** Sorted as plain numbers (score in 26 bits, place in 26 bits): a comparison function would take ten times as long. */
function inOrder(docids: Float64Array, scores: Float64Array): { docids: Float64Array; scores: Float64Array } {
  const steps = 2 ** 26;
  let top = 0;
  for (const score of scores) top = Math.max(top, score);
  const keys = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) keys[i] = Math.round((1 - (scores[i] as number) / (top || 1)) * (steps - 1)) * steps + i;
  keys.sort();
  const order = Array.from(keys, (key) => key % steps);
  return { docids: Float64Array.from(order, (i) => docids[i] as number), scores: Float64Array.from(order, (i) => scores[i] as number) };
}
