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

class Reader {
  readonly bytes: Uint8Array;
  at = 0;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  get done(): boolean {
    return this.at >= this.bytes.length;
  }
  /** Little-endian groups of seven bits. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** Words are stored as what they share with the one before and the rest. */
function nextWord(reader: Reader, before: Uint8Array | null): Uint8Array {
  const shared = before === null ? 0 : reader.varint();
  const rest = reader.take(reader.varint());
  if (before === null || shared === 0) return rest;
  const word = new Uint8Array(shared + rest.length);
  word.set(before.subarray(0, shared));
  word.set(rest, shared);
  return word;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function begins(word: Uint8Array, prefix: Uint8Array): boolean {
  return word.length >= prefix.length && compare(word.subarray(0, prefix.length), prefix) === 0;
}

/** The child of an inner node under which `word` is, or would be. */
function childFor(node: Reader, word: Uint8Array): number {
  let child = node.varint();
  let separator: Uint8Array | null = null;
  while (!node.done) {
    separator = nextWord(node, separator);
    if (compare(word, separator) < 0) break;
    child++;
  }
  return child;
}

/** Hands over what matches; false when nothing later in the segment can match. */
function searchLeaf(leaf: Reader, wanted: Uint8Array, asPrefix: boolean, take: (word: Uint8Array, doclist: Uint8Array) => void): boolean {
  let word: Uint8Array | null = null;
  while (!leaf.done) {
    word = nextWord(leaf, word);
    const doclist = leaf.take(leaf.varint());
    if (asPrefix ? begins(word, wanted) : compare(word, wanted) === 0) take(word, doclist);
    else if (compare(word, wanted) > 0) return false;
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
    const block = (id: number): Reader => new Reader(blocks.get(id) ?? missing(statement, id));
    const found: Uint8Array[] = [];
    const take = (word: Uint8Array, doclist: Uint8Array) => {
      if (admits === undefined || admits(decoder.decode(word))) found.push(doclist);
    };
    try {
      for (const segment of segments) {
        let node = new Reader(segment.root);
        if (node.varint() === 0) {
          searchLeaf(node, wanted, asPrefix, take);
          continue;
        }
        let id = childFor(node, wanted);
        while (id > segment.lastLeaf) {
          node = block(id);
          node.varint();
          id = childFor(node, wanted);
        }
        for (let goOn = true; goOn && id <= segment.lastLeaf; id++) {
          const leaf = block(id);
          leaf.varint();
          goOn = searchLeaf(leaf, wanted, asPrefix, take) && asPrefix;
        }
      }
    } finally {
      statement.free();
    }
    return found;
  }

  return { of: (word) => search(word, false), beginningWith: (prefix, admits) => search(prefix, true, admits) };
}
