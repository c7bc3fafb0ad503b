import type { SourceId } from '../../../shared/model/ids.ts';
import type { SubjectId } from '../../vault/types.ts';
import type { ArchiveEvent } from '../event.ts';
import { type EventKind, kind } from '../fold.ts';

/** A source was erased for good. It has no part: there is nothing left to tell but which, when and by whom. */
export type SourceErased = ArchiveEvent<'SourceErased', { readonly source: SourceId; readonly subject: SubjectId }, Record<never, never>>;

const sourceErased = kind<SourceErased>({
  type: 'SourceErased',
  reads: [],
  fold(tables, event) {
    const { source, subject } = event.refs;
    const row = tables.one('select key from sources where id = ?', [source]);
    if (row) {
      tables.fullText.remove(Number(row.key));
      for (const table of ['paragraphs', 'pages', 'headings']) tables.run(`delete from ${table} where source = ?`, [Number(row.key)]);
      tables.run('delete from sources where id = ?', [source]);
    }
    // What cites it still finds a source, without a word.
    tables.run(
      `insert into sources (id, subject, status, kind, title, imported_at, confidentiality, provenance, removed)
        values (?, ?, 'erased', 'source', '', '', 'sealed', '', 1)`,
      [source, subject],
    );
    tables.run('update citations set quote = null, anchor = null, pinpoint = null, note = null where source = ? and from_mark is null', [source]);
    tables.run('delete from blobs where subject = ?', [subject]);
    tables.run('insert or ignore into erased (subject) values (?)', [subject]);
    return { about: '', inverse: null };
  },
  unfold() {
    throw new Error('what was erased is never brought back');
  },
});

export const erasingEvents: readonly EventKind[] = [sourceErased];
