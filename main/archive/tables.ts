import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';
import { FullText } from '../search/full-text.ts';

/** A snapshot of another version is ignored and the tables are built again from the log. */
export const tablesVersion = 4;

const schema = `
create table archive (name text not null, value text not null, primary key (name)) without rowid;

create table events (
  sequence integer primary key, change_id text not null, type text not null, at text not null, actor text not null,
  about text not null default '', inverse text, undone integer not null default 0
);
create index events_change on events (change_id);

-- Subjects whose keys are destroyed.
create table erased (subject text primary key) without rowid;

-- Heads of the log that backups were made of.
create table backups (sequence integer not null, hash text not null, at text not null);

create table blobs (blob text primary key, subject text not null) without rowid;

create table sources (
  key integer primary key, id text not null unique, subject text not null, status text not null, kind text not null,
  title text not null, file_name text, media_type text, language text, sha256 text, bytes integer, imported_at text not null,
  pages integer, paragraphs integer not null default 0, symbol text, address text, authors text not null default '[]', date text,
  confidentiality text not null, provenance text not null, left_out text not null default '[]',
  original_blob text, text_blob text, structure_blob text, boxes_blob text, text_length integer not null default 0,
  merged_into text, removed integer not null default 0
);
create index sources_sha256 on sources (sha256);

create table paragraphs (
  source integer not null, ordinal integer not null, number text, note text, page integer, heading integer,
  start integer not null, "end" integer not null, primary key (source, ordinal)
) without rowid;
create table pages (source integer not null, start integer not null, page integer not null, primary key (source, start)) without rowid;
create table headings (source integer not null, ordinal integer not null, path text not null, primary key (source, ordinal)) without rowid;

create table briefs (
  key integer primary key, id text not null unique, subject text not null, title text not null, language text,
  imported_at text not null, file_name text not null, sha256 text not null, content_blob text not null,
  paragraphs integer not null, footnotes integer not null, removed integer not null default 0
);
create table claims (
  key integer primary key, id text not null unique, brief integer not null, ordinal integer not null, number text,
  start integer not null, "end" integer not null, kind text not null, text text not null, quotation integer not null default 0, confirmed text, removed integer not null default 0
);
create index claims_brief on claims (brief, start);
create table refs (brief integer not null, source text not null, mark text, at integer not null, pinpoint text, text text not null);
create index refs_brief on refs (brief, source);
create index refs_source on refs (source);
create table questions (brief integer not null, one text not null, other text not null, question text not null, answer text);
create table dismissals (claim text not null, code text not null, looked text not null, reason text not null, basis text not null, primary key (claim, code, looked));

create table citations (
  key integer primary key, id text not null unique, claim text not null, source text not null, quote text, anchor text,
  pinpoint text, signal text, note text, from_mark text, removed integer not null default 0
);
create index citations_claim on citations (claim);
create index citations_source on citations (source);
`;

let library: Promise<SqlJsStatic> | undefined;

export type Row = Record<string, SqlValue>;

/** The views of the log, in memory. Nothing here is ever the truth; all of it can be built again. */
export class Tables {
  #db: Database;
  #fullText: FullText;
  #revision = 0;

  private constructor(db: Database) {
    this.#db = db;
    this.#fullText = new FullText(db);
  }

  get db(): Database {
    return this.#db;
  }

  get fullText(): FullText {
    return this.#fullText;
  }

  /** Empty tables, or those of a snapshot's image. */
  static async open(image?: Uint8Array): Promise<Tables> {
    library ??= initSqlJs();
    const sql = await library;
    const db = new sql.Database(image);
    if (!image) {
      // Larger pages make filling the index about a quarter faster; all of it is in memory anyway.
      db.exec('pragma page_size = 32768');
      db.exec(schema);
      FullText.createTables(db);
    }
    return new Tables(db);
  }

  /** Another number after each change: tells a memory of the tables from what they hold now. */
  get revision(): number {
    return this.#revision;
  }

  changed(): void {
    this.#revision++;
  }

  /** Holds from now on what `other` held, which is not to be used any more. Whoever has these tables goes on with them. */
  become(other: Tables): void {
    this.#db.close();
    this.#db = other.#db;
    this.#fullText = other.#fullText;
    this.#revision += other.#revision + 1;
  }

  all<T extends Row>(sql: string, values: readonly SqlValue[] = []): T[] {
    const statement = this.#db.prepare(sql);
    try {
      statement.bind([...values]);
      const rows: T[] = [];
      while (statement.step()) rows.push(statement.getAsObject() as T);
      return rows;
    } finally {
      statement.free();
    }
  }

  one<T extends Row>(sql: string, values: readonly SqlValue[] = []): T | undefined {
    return this.all<T>(sql, values)[0];
  }

  /** The first column of the first row as a number; 0 where there is none. */
  count(sql: string, values: readonly SqlValue[] = []): number {
    const row = this.one(sql, values);
    return row ? Number(Object.values(row)[0] ?? 0) : 0;
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.#db.run(sql, [...values]);
  }

  /** Runs one statement for many rows of values. */
  runMany(sql: string, rows: Iterable<readonly SqlValue[]>): void {
    const statement = this.#db.prepare(sql);
    try {
      for (const values of rows) statement.run([...values]);
    } finally {
      statement.free();
    }
  }

  image(): Uint8Array {
    return this.#db.export();
  }

  close(): void {
    this.#db.close();
  }
}
