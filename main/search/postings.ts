/**
 * Where a word stands, decoded from FTS4's doclists. Counts are packed, one number a paragraph, ascending:
 * `docid * 256 + times` (at most 255). Packed, lists join by a plain numeric sort, and a million of them is 8 MB.
 */
export type Counts = Float64Array;

export const packing = 256;

/** Columns of the index. */
export const exactColumn = 0;
export const stemColumn = 1;

/** Reads one column of doclists. `each` gets the paragraph and where its places lie in `places`; both are only valid inside it. */
function eachParagraph(doclist: Uint8Array, column: number, each: (docid: number, places: Int32Array, count: number) => void): void {
  let places = new Int32Array(64);
  let at = 0;
  let docid = 0;
  const varint = (): number => {
    let byte = doclist[at++] as number;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let scale = 128;
    do {
      byte = doclist[at++] as number;
      value += (byte & 0x7f) * scale;
      scale *= 128;
    } while (byte >= 0x80);
    return value;
  };
  while (at < doclist.length) {
    docid += varint();
    let here = 0;
    let place = 0;
    let count = 0;
    // 0 ends a paragraph, 1 starts another column, else the distance to the next place plus 2.
    for (let step = varint(); step !== 0; step = varint()) {
      if (step === 1) {
        here = varint();
        place = 0;
        continue;
      }
      place += step - 2;
      if (here !== column) continue;
      if (count === places.length) {
        const larger = new Int32Array(count * 2);
        larger.set(places);
        places = larger;
      }
      places[count++] = place;
    }
    if (count > 0) each(docid, places, count);
  }
}

/** Sorts where needed and adds up what belongs to the same paragraph. */
export function settled(packed: Float64Array): Counts {
  let inOrder = true;
  let before = -1;
  for (let i = 0; i < packed.length && inOrder; i++) {
    const docid = Math.floor((packed[i] as number) / packing);
    inOrder = docid > before;
    before = docid;
  }
  if (inOrder) return packed;
  packed.sort();
  let kept = 0;
  for (let i = 0; i < packed.length; i++) {
    const value = packed[i] as number;
    const docid = Math.floor(value / packing);
    const last = kept > 0 ? (packed[kept - 1] as number) : -1;
    if (last >= 0 && Math.floor(last / packing) === docid) {
      packed[kept - 1] = docid * packing + Math.min(255, (last % packing) + (value % packing));
    } else packed[kept++] = value;
  }
  return packed.subarray(0, kept);
}

/** How often each paragraph has any of the words whose doclists these are. */
export function countsIn(doclists: readonly Uint8Array[], column: number): Counts {
  // A paragraph takes at least three bytes: its distance, one place, the end.
  const packed = new Float64Array(doclists.reduce((sum, d) => sum + Math.ceil(d.length / 3), 0));
  let length = 0;
  for (const doclist of doclists) {
    eachParagraph(doclist, column, (docid, _places, count) => {
      packed[length++] = docid * packing + Math.min(255, count);
    });
  }
  return settled(packed.subarray(0, length));
}

/** Paragraphs in which the words stand one after the other; `words[i]` are the doclists of the forms allowed at place i. */
export function countsOfPhrase(words: readonly (readonly Uint8Array[])[], column: number): Counts {
  const size = (i: number) => (words[i] ?? []).reduce((sum, d) => sum + d.length, 0);
  const order = words.map((_, i) => i).sort((a, b) => size(a) - size(b));
  /** Where the phrase may begin, by paragraph: the rarest word says it, each other one strikes out. */
  let begins: Map<number, Set<number>> | null = null;
  for (const i of order) {
    const next = new Map<number, Set<number>>();
    const before: Map<number, Set<number>> | null = begins;
    for (const doclist of words[i] ?? []) {
      eachParagraph(doclist, column, (docid, places, count) => {
        const allowed = before?.get(docid);
        if (before !== null && allowed === undefined) return;
        const kept = next.get(docid) ?? new Set<number>();
        for (let p = 0; p < count; p++) {
          const begin = (places[p] as number) - i;
          if (begin >= 0 && (allowed === undefined || allowed.has(begin))) kept.add(begin);
        }
        if (kept.size > 0) next.set(docid, kept);
      });
    }
    begins = next;
  }
  const packed = Float64Array.from(begins ?? [], ([docid, places]) => docid * packing + Math.min(255, places.size));
  return settled(packed);
}
