import initSqlJs, { type Database } from 'sql.js';
import { FullText } from '../../main/search/full-text.ts';
import type { IndexedText } from '../../main/search/types.ts';
import type { Language } from '../../shared/model/text.ts';

const sql = await initSqlJs();

export function openDatabase(image?: Uint8Array): Database {
  return new sql.Database(image);
}

export function emptyIndex(): { db: Database; index: FullText } {
  const db = openDatabase();
  FullText.createTables(db);
  return { db, index: new FullText(db) };
}

/** A text as a reader gives it, from its paragraphs. */
export function indexedText(key: number, language: Language, paragraphs: readonly string[]): IndexedText {
  let at = 0;
  return {
    key,
    title: '',
    language,
    text: paragraphs.join('\n'),
    paragraphs: paragraphs.map((text, i) => {
      const start = at;
      at += text.length + 1;
      return { ordinal: i + 1, number: null, kind: 'body', level: null, page: null, headingPath: [], start, end: start + text.length };
    }),
  };
}
