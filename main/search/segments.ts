import type { Database, Statement } from 'sql.js';

/**
 * Reads the inverted index that SQLite's FTS4 keeps, straight from its segment tables: for each word its places. The format
 * is documented ("Data Structures" in https://www.sqlite.org/fts3.html). Asking FTS4 with MATCH instead means one step and one
 * `matchinfo` blob across the WebAssembly border for each row: tried, and a word that half of the paragraphs hold took over a
 * second.
 *
 * A list of places ("doclist") is as FTS4 stores it; `postings.ts` decodes it.
 */
export interface Segments {
  /** The doclists of one word, one of each segment that has it. */
  of(word: string): Uint8Array[];
  /** The doclists of all words that begin so and that `admits` lets through. */
  beginningWith(prefix: string, admits?: (word: string) => boolean): Uint8Array[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Segment {
  readonly firstLeaf: number;
  readonly lastLeaf: number;
  readonly root: Uint8Array;
}

/** Longer words than the analysis lets through (120 letters of at most four bytes). */
const longest = 512;

/** A node of a segment's tree: its words in order, each stored as what it shares with the one before and the rest. */
class Node {
  readonly #bytes: Uint8Array;
  #at = 0;
  readonly #word = new Uint8Array(longest);
  #length = 0;
  #first = true;
  /** 0 for a leaf. */
  readonly height: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.height = this.varint();
  }
  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }
  get word(): Uint8Array {
    return this.#word.subarray(0, this.#length);
  }
  /** Little-endian groups of seven bits. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }
  nextWord(): void {
    const shared = this.#first ? 0 : this.varint();
    const rest = this.varint();
    this.#first = false;
    for (let i = 0; i < rest; i++) this.#word[shared + i] = this.#bytes[this.#at + i] as number;
    this.#at += rest;
    this.#length = shared + rest;
  }
  doclist(): Uint8Array {
    const length = this.varint();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
  /** Below, at or above 0 as the word stands before, at or after `wanted`; 0 also for a word that begins so, if `asPrefix`. */
  compare(wanted: Uint8Array, asPrefix: boolean): number {
    const length = Math.min(this.#length, wanted.length);
    for (let i = 0; i < length; i++) {
      const difference = (this.#word[i] as number) - (wanted[i] as number);
      if (difference !== 0) return difference;
    }
    return asPrefix ? Math.min(0, this.#length - wanted.length) : this.#length - wanted.length;
  }
}

/** The child of an inner node under which `wanted` is, or would be. */
function childFor(node: Node, wanted: Uint8Array): number {
  let child = node.varint();
  while (!node.done) {
    node.nextWord();
    if (node.compare(wanted, false) > 0) break;
    child++;
  }
  return child;
}

/** Hands over what matches; false when nothing later in the segment can match. */
function searchLeaf(leaf: Node, wanted: Uint8Array, asPrefix: boolean, take: (word: Uint8Array, doclist: Uint8Array) => void): boolean {
  while (!leaf.done) {
    leaf.nextWord();
    const doclist = leaf.doclist();
    const order = leaf.compare(wanted, asPrefix);
    if (order === 0) take(leaf.word, doclist);
    else if (order > 0) return false;
  }
  return true;
}

/** As the table is now, for one question. `table` is the FTS4 table's name; what it has not yet flushed is flushed first. */
export function openSegments(db: Database, table: string): Segments {
  db.run(`insert into ${table}(${table}) values ('flush')`);
  const rows = db.exec(`select start_block, leaves_end_block, root from ${table}_segdir order by level desc, idx`)[0]?.values ?? [];
  const segments: Segment[] = rows.map(([firstLeaf, lastLeaf, root]) => ({
    firstLeaf: Number(firstLeaf),
    lastLeaf: Number(lastLeaf),
    root: root as Uint8Array,
  }));

  /** Neighbouring words are in the same blocks, and each read copies the block out of WebAssembly. */
  const blocks = new Map<number, Uint8Array>();
  const missing = (statement: Statement, id: number): Uint8Array => {
    const bytes = statement.get([id])[0] as Uint8Array;
    blocks.set(id, bytes);
    return bytes;
  };

  function search(text: string, asPrefix: boolean, admits?: (word: string) => boolean): Uint8Array[] {
    const wanted = encoder.encode(text);
    const statement = db.prepare(`select block from ${table}_segments where blockid = ?`);
    const block = (id: number): Node => new Node(blocks.get(id) ?? missing(statement, id));
    const found: Uint8Array[] = [];
    const take = (word: Uint8Array, doclist: Uint8Array) => {
      if (admits === undefined || admits(decoder.decode(word))) found.push(doclist);
    };
    try {
      for (const segment of segments) {
        let node = new Node(segment.root);
        if (node.height === 0) {
          searchLeaf(node, wanted, asPrefix, take);
          continue;
        }
        let id = childFor(node, wanted);
        while (id > segment.lastLeaf) {
          node = block(id);
          id = childFor(node, wanted);
        }
        for (let goOn = true; goOn && id <= segment.lastLeaf; id++) {
          goOn = searchLeaf(block(id), wanted, asPrefix, take) && asPrefix;
        }
      }
    } finally {
      statement.free();
    }
    return found;
  }

  return { of: (word) => search(word, false), beginningWith: (prefix, admits) => search(prefix, true, admits) };
}
