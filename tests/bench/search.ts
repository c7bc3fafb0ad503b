import { DatabaseSync } from 'node:sqlite';
import lunr from 'lunr';
import initSqlJs from 'sql.js';
import { tokens } from '../../main/search/analysis.ts';
import { FullText } from '../../main/search/full-text.ts';
import { locate, snippet } from '../../main/search/locate.ts';
import { parseQuery } from '../../main/search/query.ts';
import { QuickFind } from '../../main/search/quick.ts';
import { suggest } from '../../main/search/suggest.ts';
import { collection, seeded, type Text } from './collection.ts';

/** One line of the table that `npm run bench` prints. `reached` is null where there is nothing to reach. */
export interface Row {
  readonly figure: string;
  readonly value: string;
  readonly comparedWith: string;
  readonly toReach: string;
  readonly reached: boolean | null;
}

interface Class {
  readonly name: string;
  readonly queries: readonly string[];
  readonly most: number;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function percentile95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

function megabytes(texts: readonly Text[]): number {
  return texts.reduce((sum, t) => sum + Buffer.byteLength(t.text), 0) / 1e6;
}

/** Query classes over words that the collection has: how many hits each has is the class's point. */
function classes(texts: readonly Text[], each: number): Class[] {
  const random = seeded(5);
  const any = () => texts[Math.floor(random() * texts.length)] as Text;
  const times = <T>(make: () => T): T[] => Array.from({ length: each }, make);
  const phrase = () => {
    const text = any();
    const paragraph = text.paragraphs[Math.floor(random() * text.paragraphs.length)];
    const words = tokens(text.text.slice(paragraph?.start, paragraph?.end), text.language);
    const from = Math.floor(random() * Math.max(1, words.length - 3));
    return `"${words
      .slice(from, from + 3)
      .map((w) => w.folded)
      .join(' ')}"`;
  };
  const common = ['the', 'of', 'court', 'right law', 'и', 'право', 'суд закон', 'және', 'құқық', 'state'];
  return [
    { name: 'rare word', queries: times(() => (random() < 0.5 ? any().name : any().caseNumber)), most: 25 },
    { name: 'common word', queries: Array.from({ length: each }, (_, i) => common[i % common.length] as string), most: 80 },
    { name: 'phrase', queries: times(phrase), most: 25 },
    { name: 'prefix', queries: times(() => `${[...any().name].slice(0, 4).join('')}*`), most: 25 },
  ];
}

/** As the window asks: ranked, then words marked and a snippet cut for the first twenty. */
function answer(index: FullText, texts: readonly Text[], text: string): number {
  const query = parseQuery(text);
  const { hits } = index.query(query, {});
  for (const hit of hits.slice(0, 20)) {
    const source = texts[hit.key - 1];
    const paragraph = source?.paragraphs[hit.ordinal - 1];
    if (source === undefined || paragraph === undefined) throw new Error('the index names a paragraph that is not there');
    const words = source.text.slice(paragraph.start, paragraph.end);
    snippet(words, locate(query, words, source.language));
  }
  return hits.length;
}

function inFts5(text: string): string {
  const phrases = text.replace(/["*]/g, '').trim();
  if (text.endsWith('*')) return `"${phrases}" *`;
  return text.startsWith('"')
    ? `"${phrases}"`
    : phrases
        .split(' ')
        .map((word) => `"${word}"`)
        .join(' ');
}

function fts5Of(texts: readonly Text[]): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`create virtual table words using fts5(text, content='', tokenize='unicode61'); begin`);
  const insert = db.prepare('insert into words (rowid, text) values (?, ?)');
  for (const { key, text, paragraphs } of texts) for (const p of paragraphs) insert.run(key * 2 ** 20 + p.ordinal, text.slice(p.start, p.end));
  db.exec('commit');
  return db;
}

/** lunr with the same analysis and the same two fields: its own pipeline leaves nothing of Cyrillic words. */
function lunrOf(texts: readonly Text[]): lunr.Index {
  const builder = new lunr.Builder();
  builder.tokenizer = ((field: unknown) => (field as string[]).map((word, index) => new lunr.Token(word, { index }))) as unknown as typeof lunr.tokenizer;
  builder.ref('at');
  builder.field('exact');
  builder.field('stem');
  for (const { key, text, paragraphs, language } of texts) {
    for (const p of paragraphs) {
      const words = tokens(text.slice(p.start, p.end), language);
      builder.add({ at: `${key}:${p.ordinal}`, exact: words.map((w) => w.folded), stem: words.map((w) => w.stem) });
    }
  }
  return builder.build();
}

function quickRows(count: number, texts: readonly Text[]): Row[] {
  const random = seeded(3);
  const entries = Array.from({ length: count }, (_, i) => {
    const [a, b] = [texts[Math.floor(random() * texts.length)] as Text, texts[i % texts.length] as Text];
    const from = Math.floor(random() * Math.max(1, a.text.length - 60));
    return { type: 'source' as const, id: `s${i}`, label: `${b.name} ${a.text.slice(from, from + 50)}`, detail: b.caseNumber };
  });
  let quick = new QuickFind([]);
  const built = timed(() => {
    quick = new QuickFind(entries);
  });
  const [one, ...rest] = entries;
  const renewed = timed(() => new QuickFind(one === undefined ? rest : [{ ...one, label: 'Another title' }, ...rest], quick));
  const times = Array.from({ length: 60 }, (_, i) => {
    const { name } = texts[(i * 7) % texts.length] as Text;
    // As a person types: a beginning, a whole word, a slip.
    const typed = i % 3 === 0 ? [...name].slice(0, 3).join('') : i % 3 === 1 ? name : name.slice(0, 2) + name.slice(3);
    return timed(() => quick.find(typed, 12));
  });
  const p95 = percentile95(times);
  return [
    { figure: `quick find over ${count} entries, p95`, value: milliseconds(p95), comparedWith: '', toReach: 'under 30 ms', reached: p95 < 30 },
    { figure: `quick find, built anew over ${count} entries`, value: milliseconds(built), comparedWith: '', toReach: '', reached: null },
    { figure: 'the same after one title changed', value: milliseconds(renewed), comparedWith: '', toReach: '', reached: null },
  ];
}

/** `small`: a tenth of the texts and entries, under half a minute. The figures to reach are meant for the whole. */
export async function rows(options: { small: boolean; docs?: number }): Promise<Row[]> {
  const texts = [...collection({ docs: options.docs ?? (options.small ? 600 : 10_000) })];
  const size = megabytes(texts);
  const tenth = texts.slice(0, Math.ceil(texts.length / 10));
  const sql = await initSqlJs();
  const db = new sql.Database();
  FullText.createTables(db);
  const index = new FullText(db);
  const ours =
    size /
    timed(() => {
      db.run('begin');
      for (const text of texts) index.add(text);
      db.run('commit');
    });
  let fts5 = new DatabaseSync(':memory:');
  const theirs =
    size /
    timed(() => {
      fts5.close();
      fts5 = fts5Of(texts);
    });
  const lunrs = megabytes(tenth) / timed(() => lunrOf(tenth));
  const speed = (perMillisecond: number) => `${(perMillisecond * 1000).toFixed(1)} MB/s`;
  const result: Row[] = [
    {
      figure: `index ${size.toFixed(0)} MB of text, ${texts.length} documents`,
      value: `${(ours / theirs).toFixed(2)} of it (${speed(ours)})`,
      comparedWith: `FTS5, no analysis: ${speed(theirs)}`,
      toReach: 'at least 0.12 of it',
      reached: ours / theirs >= 0.12,
    },
    {
      figure: 'the same',
      value: `${(ours / lunrs).toFixed(1)} times as fast`,
      comparedWith: `lunr on a tenth, same analysis: ${speed(lunrs)}`,
      toReach: 'at least 3 times',
      reached: ours / lunrs >= 3,
    },
    {
      figure: 'full-text tables, image',
      value: `${(db.export().length / 1e6 / size).toFixed(2)} of the text`,
      comparedWith: 'size of text in UTF-8',
      toReach: '',
      reached: null,
    },
  ];
  const ranked = fts5.prepare('select rowid from words where words match ? order by rank limit 20');
  for (const { name, queries, most } of classes(texts, options.small ? 20 : 60)) {
    // The first few warm up what the engine has warm: the collection's lengths, compiled code.
    for (const query of queries.slice(0, 5)) answer(index, texts, query);
    const p95 = percentile95(queries.map((q) => timed(() => answer(index, texts, q))));
    const fts5p95 = percentile95(queries.map((q) => timed(() => ranked.all(inFts5(q)))));
    result.push({
      figure: `ranked query with 20 snippets, ${name}, p95`,
      value: milliseconds(p95),
      comparedWith: `FTS5 order by rank: ${milliseconds(fts5p95)}`,
      toReach: `under ${most} ms`,
      reached: p95 < most,
    });
  }
  const claims = texts.slice(0, options.small ? 10 : 30).map(({ text, language }) => ({ text: text.slice(0, 200), language }));
  const suggested = percentile95(claims.map((claim) => timed(() => suggest(index, claim, { excludeKeys: [], limit: 5 }))));
  result.push({ figure: 'five passages suggested for a claim, p95', value: milliseconds(suggested), comparedWith: '', toReach: '', reached: null });
  fts5.close();
  db.close();
  return [...result, ...quickRows(options.small ? 5000 : 50_000, texts)];
}
