import type { SourceId } from '../../../shared/model/ids.ts';
import type { Confidentiality, SourceKind } from '../../../shared/model/source.ts';
import { type Language, paragraphAt } from '../../../shared/model/text.ts';
import type { ArchiveEvent, Recorded } from '../event.ts';
import { type EventKind, type Folded, kind, type LoadedBlobs } from '../fold.ts';
import type { Tables } from '../tables.ts';
import { merge, mergeBack } from './merging.ts';
import { readStructure, readUtf16 } from './text-blobs.ts';

export interface SourceFacts extends Record<string, unknown> {
  readonly title: string;
  readonly kind: SourceKind;
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly language: Language;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number | null;
  readonly textLength: number;
  readonly symbol: string | null;
  readonly address: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly confidentiality: Confidentiality;
  readonly provenance: string;
  readonly leftOut: readonly string[];
}

/** Blobs: `original`, `text` (UTF-16LE), `structure` (JSON), and `boxes` (JSON) where the format has pages. */
export type SourceImported = ArchiveEvent<'SourceImported', { readonly source: SourceId }, { source: { facts: SourceFacts } }>;
/** A testimony or note, written inside the archive. */
export type SourceWritten = ArchiveEvent<'SourceWritten', { readonly source: SourceId }, { source: { facts: SourceFacts } }>;

export interface WantedFacts extends Record<string, unknown> {
  readonly title: string;
  readonly symbol: string | null;
  readonly address: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly provenance: string;
}
/** A work that is cited and not here. */
export type SourceWanted = ArchiveEvent<'SourceWanted', { readonly source: SourceId }, { source: { facts: WantedFacts } }>;

export interface Description extends Record<string, unknown> {
  readonly title?: string;
  readonly kind?: SourceKind;
  readonly confidentiality?: Confidentiality;
  readonly symbol?: string | null;
  readonly address?: string | null;
  readonly authors?: readonly string[];
  readonly date?: string | null;
}
export type SourceDescribed = ArchiveEvent<'SourceDescribed', { readonly source: SourceId }, { source: Description }>;
/** A missing source turned out to be one that is here. */
export type SourceAttached = ArchiveEvent<'SourceAttached', { readonly missing: SourceId; readonly source: SourceId }, Record<never, never>>;

const gone = '';

function foldReceived(tables: Tables, event: SourceImported | SourceWritten, recorded: Recorded, blobs: LoadedBlobs): Folded {
  const { source } = event.refs;
  const part = event.parts.source;
  const facts = part.body?.facts;
  if (!facts) return { about: gone, inverse: { source } };
  const structure = blobs.structure ? readStructure(blobs.structure) : null;
  const text = blobs.text ? readUtf16(blobs.text) : '';
  tables.run(
    `insert into sources (id, subject, status, kind, title, file_name, media_type, language, sha256, bytes, imported_at, pages, paragraphs,
      symbol, address, authors, date, confidentiality, provenance, left_out, original_blob, text_blob, structure_blob, boxes_blob, text_length)
      values (?, ?, 'here', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      source,
      part.subject,
      facts.kind,
      facts.title,
      facts.fileName,
      facts.mediaType,
      facts.language,
      facts.sha256,
      facts.bytes,
      recorded.at,
      facts.pages,
      structure?.paragraphs.length ?? 0,
      facts.symbol,
      facts.address,
      JSON.stringify(facts.authors),
      facts.date,
      facts.confidentiality,
      facts.provenance,
      JSON.stringify(facts.leftOut),
      event.blobs.original?.blob ?? null,
      event.blobs.text?.blob ?? null,
      event.blobs.structure?.blob ?? null,
      event.blobs.boxes?.blob ?? null,
      facts.textLength,
    ],
  );
  const key = tables.count('select last_insert_rowid()');
  if (structure) {
    // Heading paths repeat for every paragraph below a heading: kept once, under the ordinal of the first that has it.
    const headings = new Map<string, number>();
    const under = structure.paragraphs.map((p) => {
      const path = JSON.stringify(p.headingPath);
      const first = headings.get(path) ?? p.ordinal;
      headings.set(path, first);
      return first;
    });
    tables.runMany(
      'insert into headings (source, ordinal, path) values (?, ?, ?)',
      [...headings].map(([path, ordinal]) => [key, ordinal, path]),
    );
    tables.runMany(
      'insert or replace into pages (source, start, page) values (?, ?, ?)',
      structure.pages.map((p) => [key, p.start, p.page]),
    );
    const notes = new Map(structure.footnotes.map((f) => [f.start, f]));
    const body = structure.paragraphs.filter((p) => p.kind !== 'note');
    tables.runMany(
      'insert into paragraphs (source, ordinal, number, note, page, heading, start, "end") values (?, ?, ?, ?, ?, ?, ?, ?)',
      structure.paragraphs.map((p, i) => {
        const note = p.kind === 'note' ? notes.get(p.start) : undefined;
        // A note has no number of its own: it is found at the paragraph that its mark stands in.
        const number = note && note.at !== null ? (paragraphAt(body, note.at)?.number ?? null) : p.number;
        return [key, p.ordinal, number, note?.mark ?? null, p.page, under[i] ?? null, p.start, p.end];
      }),
    );
  }
  const index = structure && { key, title: facts.title, language: facts.language, text, paragraphs: structure.paragraphs };
  return { about: facts.title, inverse: { source }, ...(index && { index }) };
}

function takeBackReceived(tables: Tables, inverse: unknown): void {
  const { source } = inverse as { source: string };
  const row = tables.one('select key from sources where id = ?', [source]);
  if (!row) return;
  tables.run('update sources set removed = 1 where id = ?', [source]);
  tables.fullText.remove(Number(row.key));
}

const received = (type: 'SourceImported' | 'SourceWritten') =>
  kind<SourceImported | SourceWritten>({ type, reads: ['text', 'structure'], fold: foldReceived, unfold: takeBackReceived });

const wanted = kind<SourceWanted>({
  type: 'SourceWanted',
  reads: [],
  fold(tables, event, recorded) {
    const facts = event.parts.source.body?.facts;
    if (!facts) return { about: gone, inverse: { source: event.refs.source } };
    tables.run(
      `insert into sources (id, subject, status, kind, title, imported_at, symbol, address, authors, date, confidentiality, provenance)
        values (?, ?, 'missing', 'source', ?, ?, ?, ?, ?, ?, 'public', ?)`,
      [
        event.refs.source,
        event.parts.source.subject,
        facts.title,
        recorded.at,
        facts.symbol,
        facts.address,
        JSON.stringify(facts.authors),
        facts.date,
        facts.provenance,
      ],
    );
    return { about: facts.title, inverse: { source: event.refs.source } };
  },
  unfold: (tables, inverse) => tables.run('update sources set removed = 1 where id = ?', [(inverse as { source: string }).source]),
});

/** What can be said of a source; each stands in a column of its own name. */
const fields = ['title', 'kind', 'confidentiality', 'symbol', 'address', 'authors', 'date'] as const;

function writeDescription(tables: Tables, source: string, description: Description): void {
  for (const field of fields) {
    const value = description[field];
    if (value !== undefined)
      tables.run(`update sources set ${field} = ? where id = ?`, [Array.isArray(value) ? JSON.stringify(value) : (value as string | null), source]);
  }
}

const described = kind<SourceDescribed>({
  type: 'SourceDescribed',
  reads: [],
  fold(tables, event) {
    const row = tables.one('select title, kind, confidentiality, symbol, address, authors, date from sources where id = ?', [event.refs.source]);
    const body = event.parts.source.body;
    if (!row || !body) return { about: gone, inverse: null };
    const before: Record<string, unknown> = {};
    for (const field of fields) if (body[field] !== undefined) before[field] = field === 'authors' ? JSON.parse(String(row.authors)) : row[field];
    writeDescription(tables, event.refs.source, body);
    return { about: body.title ?? String(row.title), inverse: { source: event.refs.source, before } };
  },
  unfold(tables, inverse) {
    if (!inverse) return;
    const { source, before } = inverse as { source: string; before: Description };
    writeDescription(tables, source, before);
  },
});

const attached = kind<SourceAttached>({
  type: 'SourceAttached',
  reads: [],
  fold(tables, event) {
    const about = tables.one('select title from sources where id = ?', [event.refs.source]);
    return { about: String(about?.title ?? gone), inverse: merge(tables, event.refs.source, event.refs.missing) };
  },
  unfold: mergeBack,
});

export const sourceEvents: readonly EventKind[] = [received('SourceImported'), received('SourceWritten'), wanted, described, attached];
