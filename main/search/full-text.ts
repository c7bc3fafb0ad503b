import type { Database } from 'sql.js';
import { Refusal } from '../../shared/contract/errors.ts';
import { eachToken } from './analysis.ts';
import type { ClaimWord } from './claim-words.ts';
import { find, placesOf } from './lookup.ts';
import { type Counts, packing } from './postings.ts';
import type { Query } from './query.ts';
import { type Found, type Lengths, likest, rank } from './ranking.ts';
import { openSegments } from './segments.ts';
import type { IndexedText, ParagraphHit } from './types.ts';
import { WordsAsBytes } from './words-as-bytes.ts';

const perText = 2 ** 20;
/** Text indexed in one slice, UTF-16 units: a few milliseconds of work. */
const slice = 32 * 1024;
/** In a paragraph's stored length: it is a heading, a note or an attribution, not what the document says itself. */
const besideBody = 0x8000;
const longest = 0x7fff;
/** Bytes of doclists (about eight a paragraph) read for one suggestion, and the words that are read whatever they cost. */
const readable = 300_000;
const fewest = 3;

interface Collection extends Lengths {
  keyOf(slot: number): number | undefined;
  slotOf(key: number): number | undefined;
}

/**
 * The words of all texts, by paragraph, in tables whose names begin with `fulltext_`.
 *
 * `fulltext_words` is a contentless FTS4 table with two aligned columns, the folded words and their stems; it keeps no text.
 * Its docid is `slot * 2^20 + ordinal`. A slot is used once: contentless tables can't delete, so a removed text's rows stay
 * and its slot loses its key. `fulltext_texts` says which slot holds which text, and how many words each paragraph has.
 * Nothing else is needed: an image of the database opened elsewhere searches the same. No statement and no SQL function is
 * kept, so `db.export()`, which drops both, does no harm.
 */
export class FullText {
  readonly #db: Database;
  #collection: { mark: string; value: Collection } | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  static createTables(db: Database): void {
    // "simple" parts at spaces and ASCII signs and folds ASCII only: the words come in folded already, and unicode61 would
    // turn й into и.
    db.run(`create virtual table fulltext_words using fts4(content="", matchinfo=fts3, tokenize=simple, exact, stem)`);
    db.run(
      `create table fulltext_texts (slot integer primary key, key integer unique, paragraphs integer not null, words integer not null, lengths blob not null)`,
    );
    // A new number with each change, undone with it: tells a memory of the tables from what they hold now.
    db.run(`create table fulltext_change (mark text not null)`);
    db.run(`insert into fulltext_change values (hex(randomblob(16)))`);
  }

  /** Puts a text in, in place of an earlier one with the same key. */
  add(text: IndexedText): void {
    this.#together(() => {
      for (const _ of this.addInSlices(text));
    });
  }

  /**
   * The same in slices of a few milliseconds, each a transaction of its own unless there is one; yields the number of
   * paragraphs done. Until the last slice the text is not found, and the earlier one with this key is. One that is never
   * finished counts as removed.
   */
  *addInSlices(text: IndexedText): Generator<number, void> {
    const last = text.paragraphs.reduce((most, p) => Math.max(most, p.ordinal), 0);
    if (!Number.isSafeInteger(text.key) || last >= perText) throw new Refusal('wrong-input', { reason: 'too-many-paragraphs' });
    const db = this.#db;
    const lengths = new Uint16Array(last + 1);
    db.run(`insert into fulltext_texts (key, paragraphs, words, lengths) values (null, ?, 0, x'')`, [text.paragraphs.length]);
    const slot = Number(db.exec('select last_insert_rowid()')[0]?.values[0]?.[0]);
    for (let done = 0; done < text.paragraphs.length; ) {
      done = this.#together(() => this.#addSlice(text, slot, done, lengths));
      if (done < text.paragraphs.length) yield done;
    }
    const words = lengths.reduce((sum, length) => sum + (length & longest), 0);
    this.#together(() => {
      this.#forget(text.key);
      db.run('update fulltext_texts set key = ?, words = ?, lengths = ? where slot = ?', [text.key, words, new Uint8Array(lengths.buffer), slot]);
      this.#changed();
    });
    yield text.paragraphs.length;
  }

  /** From paragraph `from` on; returns where the next slice begins. */
  #addSlice(text: IndexedText, slot: number, from: number, lengths: Uint16Array): number {
    const insert = this.#db.prepare(`insert into fulltext_words (docid, exact, stem) values (?1 * ${perText} + ?2, ?3, ?4)`);
    const exact = new WordsAsBytes();
    const stems = new WordsAsBytes();
    let done = from;
    try {
      for (let size = 0; size < slice && done < text.paragraphs.length; done++) {
        const { start, end, ordinal, kind } = text.paragraphs[done] as IndexedText['paragraphs'][number];
        let count = 0;
        exact.clear();
        stems.clear();
        eachToken(text.text.slice(start, end), text.language, (_start, _end, folded, stem) => {
          exact.add(folded);
          stems.add(stem);
          count++;
        });
        size += end - start;
        lengths[ordinal] = Math.min(longest, count) | (kind === 'heading' || kind === 'note' || kind === 'attribution' ? besideBody : 0);
        if (count > 0) insert.run([slot, ordinal, exact.bytes, stems.bytes]);
      }
    } finally {
      insert.free();
    }
    return done;
  }

  /** From now on the text is not found. Its words stay in the tables until they are built again. */
  remove(key: number): void {
    this.#together(() => {
      this.#forget(key);
      this.#changed();
    });
  }

  /** True when more than a third of the paragraphs belong to removed texts: empty with `clear` and add all again. */
  needsRebuild(): boolean {
    const [removed, all] = this.#db.exec('select sum(iif(key is null, paragraphs, 0)), sum(paragraphs) from fulltext_texts')[0]?.values[0] ?? [];
    return Number(removed ?? 0) > 1000 && Number(removed) * 3 > Number(all);
  }

  /** Empties the tables. */
  clear(): void {
    for (const table of ['fulltext_words', 'fulltext_texts', 'fulltext_change']) this.#db.run(`drop table ${table}`);
    FullText.createTables(this.#db);
  }

  /** Every paragraph that holds something looked for, of every text that holds all of it; best first. */
  query(query: Query, options: { key?: number } = {}): { hits: ParagraphHit[]; sources: number } {
    const collection = this.#read();
    const segments = openSegments(this.#db, 'fulltext_words');
    const only = options.key === undefined ? undefined : (collection.slotOf(options.key) ?? -1);
    const found: Found[] = [];
    let slots: Set<number> | null = null;
    for (const [part, { any }] of query.all.entries()) {
      const here = any.map((term) => ({ ...find(segments, term), part }));
      found.push(...here);
      slots = slotsOf(here, slots, (slot) => collection.keyOf(slot) !== undefined && (only === undefined || slot === only));
      if (slots.size === 0) return { hits: [], sources: 0 };
    }
    const admitted = slots ?? new Set<number>();
    for (const term of query.none) for (const packed of find(segments, term).counts) admitted.delete(slotIn(packed));
    const { docids, scores } = rank(found, query.all.length, collection, (docid) => admitted.has(Math.floor(docid / perText)));
    const hits: ParagraphHit[] = new Array(docids.length);
    for (let i = 0; i < docids.length; i++) {
      const docid = docids[i] as number;
      hits[i] = { key: collection.keyOf(Math.floor(docid / perText)) ?? -1, ordinal: docid % perText, score: scores[i] as number };
    }
    return { hits, sources: admitted.size };
  }

  /**
   * The paragraphs that share most with what is wanted, best first, each with what it shares, the weightiest first. In a large
   * collection the commonest words are left out: they cost most to read and tell passages apart least.
   */
  alike(wanted: readonly ClaimWord[], options: { excludeKeys: readonly number[]; limit: number }): (ParagraphHit & { of: ClaimWord[] })[] {
    const collection = this.#read();
    const segments = openSegments(this.#db, 'fulltext_words');
    const excluded = new Set(options.excludeKeys);
    const places = wanted.map((word) => ({ word, ...placesOf(segments, word) })).sort((a, b) => a.size - b.size);
    const found: { word: ClaimWord; weight: number; counts: Counts }[] = [];
    for (let read = 0, i = 0; i < places.length && (i < fewest || read < readable); i++) {
      const { word, size, counts } = places[i] as (typeof places)[number];
      read += size;
      if (size > 0) found.push({ word, weight: word.weight, counts: counts() });
    }
    const admits = (docid: number) => {
      const key = collection.keyOf(Math.floor(docid / perText));
      return key !== undefined && !excluded.has(key);
    };
    return likest(found, options.limit, collection, admits).map(({ docid, score, of }) => ({
      key: collection.keyOf(Math.floor(docid / perText)) ?? -1,
      ordinal: docid % perText,
      score,
      of: of.map((f) => f.word),
    }));
  }

  #forget(key: number): void {
    this.#db.run(`update fulltext_texts set key = null, lengths = x'' where key = ?`, [key]);
  }

  #changed(): void {
    // An update that could touch several rows opens a savepoint inside SQLite, and at each one FTS4 writes out a segment: tried,
    // indexing was half as fast without the `where`.
    this.#db.run('update fulltext_change set mark = hex(randomblob(16)) where rowid = 1');
  }

  /** In a transaction of its own, unless there is one already. */
  #together<T>(work: () => T): T {
    let own = true;
    try {
      this.#db.run('begin');
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('within a transaction')) throw error;
      own = false;
    }
    try {
      const result = work();
      if (own) this.#db.run('commit');
      return result;
    } catch (error) {
      if (own) this.#db.run('rollback');
      throw error;
    }
  }

  #read(): Collection {
    const mark = String(this.#db.exec('select mark from fulltext_change')[0]?.values[0]?.[0]);
    if (this.#collection?.mark === mark) return this.#collection.value;
    const keys = new Map<number, number>();
    const slots = new Map<number, number>();
    const lengths = new Map<number, Uint16Array>();
    let paragraphs = 0;
    let words = 0;
    for (const [slot, key, count, all, blob] of this.#db.exec('select slot, key, paragraphs, words, lengths from fulltext_texts where key is not null')[0]
      ?.values ?? []) {
      keys.set(Number(slot), Number(key));
      slots.set(Number(key), Number(slot));
      lengths.set(Number(slot), new Uint16Array((blob as Uint8Array).slice().buffer));
      paragraphs += Number(count);
      words += Number(all);
    }
    const value: Collection = {
      paragraphs,
      average: words / Math.max(1, paragraphs),
      of: (docid) => (lengths.get(Math.floor(docid / perText))?.[docid % perText] ?? 0) & longest,
      isBeside: (docid) => ((lengths.get(Math.floor(docid / perText))?.[docid % perText] ?? 0) & besideBody) !== 0,
      keyOf: (slot) => keys.get(slot),
      slotOf: (key) => slots.get(key),
    };
    this.#collection = { mark, value };
    return value;
  }
}

function slotIn(packed: number): number {
  return Math.floor(packed / (perText * packing));
}

/** The texts that hold any of what was found, of those in `within` (all where null) that `lives` lets through. */
function slotsOf(found: readonly Found[], within: Set<number> | null, lives: (slot: number) => boolean): Set<number> {
  const slots = new Set<number>();
  for (const { counts } of found) {
    let last = -1;
    for (const packed of counts) {
      const slot = slotIn(packed);
      if (slot === last) continue;
      last = slot;
      if ((within === null || within.has(slot)) && lives(slot)) slots.add(slot);
    }
  }
  return slots;
}
