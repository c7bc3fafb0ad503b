import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { type LibraryPlace, type SortBy, usePlaces } from '../../places.tsx';
import { usePaged } from '../../queries.ts';
import { say } from '../../words.ts';
import { SourceRow } from './SourceRow.tsx';

const columns = ['title', 'kind', 'date', 'language', 'cited', 'state'] as const;
const rowHeight = 56;

export function SourceTable({ place }: { readonly place: LibraryPlace }) {
  const { adjust, go } = usePlaces();
  const { filter = '', kind, status, sort = 'title', descending = false } = place;
  const asked = { filter, kind, status, sort, descending };
  const list = usePaged(['sources', 'list', asked], 200, (offset, limit) => attest.sources.list({ ...asked, offset, limit }));
  const scroller = useRef<HTMLDivElement>(null);
  const [awaited, setAwaited] = useState<number | null>(null);
  const total = list.total ?? 0;
  const rows = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10 });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => list.show(first, last), [list.show, first, last]);

  const chosen = shown.find((row) => list.at(row.index)?.id === place.selected)?.index;
  const choose = (index: number) => {
    const source = list.at(index);
    rows.scrollToIndex(index, { align: 'auto' });
    setAwaited(source ? null : index);
    if (source) adjust({ ...place, selected: source.id });
  };
  // A row far away is chosen once its page has come.
  const arrived = awaited === null ? undefined : list.at(awaited)?.id;
  useEffect(() => {
    if (arrived === undefined) return;
    setAwaited(null);
    adjust({ ...place, selected: arrived });
  }, [arrived, adjust, place]);
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 };
    const by = steps[event.key];
    if (total > 0 && event.key === 'Home') choose(0);
    else if (total > 0 && event.key === 'End') choose(total - 1);
    else if (total > 0 && by !== undefined) choose(Math.min(Math.max((chosen ?? first - 1) + by, 0), total - 1));
    else if (event.key === 'Enter' && place.selected) go({ view: 'source', id: place.selected });
    else return;
    event.preventDefault();
  };
  const sortBy = (by: SortBy) => adjust({ ...place, sort: by, descending: sort === by ? !descending : by === 'cited' || by === 'date' });

  return (
    <section className="sources">
      <div className="sources-filter">
        <input
          className="input"
          type="search"
          aria-label={say('library.filter')}
          placeholder={say('library.filter')}
          value={filter}
          maxLength={400}
          onChange={(e) => adjust({ ...place, filter: e.target.value })}
        />
        <span className="soft small nowrap" role="status">
          {list.total === undefined ? '' : say('library.count', { n: total })}
        </span>
      </div>
      <ErrorNote error={list.error} />
      <div className="table-scroller" ref={scroller}>
        <table
          className="table"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with the arrows, as the ARIA grid pattern has it
          role="grid"
          aria-label={say('library.table')}
          aria-rowcount={total + 1}
          aria-activedescendant={chosen === undefined ? undefined : `source-${chosen}`}
          tabIndex={0}
          onKeyDown={press}
        >
          <thead>
            <tr className="table-row table-head" aria-rowindex={1}>
              {columns.map((column) => (
                <ColumnHead key={column} column={column} sort={sort} descending={descending} onSort={sortBy} />
              ))}
            </tr>
          </thead>
          <tbody style={{ height: rows.getTotalSize() }}>
            {shown.map((row) => (
              <SourceRow
                key={row.index}
                index={row.index}
                top={row.start}
                source={list.at(row.index)}
                chosen={row.index === chosen}
                onChoose={() => choose(row.index)}
                onOpen={(source) => go({ view: 'source', id: source.id })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {list.pending && <Working />}
      {list.total === 0 && <p className="sources-none soft">{say('library.none')}</p>}
    </section>
  );
}

interface HeadProps {
  readonly column: (typeof columns)[number];
  readonly sort: SortBy;
  readonly descending: boolean;
  readonly onSort: (by: SortBy) => void;
}

function ColumnHead({ column, sort, descending, onSort }: HeadProps) {
  const chosen = column === sort;
  return (
    <th scope="col" aria-sort={chosen ? (descending ? 'descending' : 'ascending') : undefined} className={`column-${column}`}>
      {column === 'state' ? (
        say('column.state')
      ) : (
        <button type="button" tabIndex={-1} onClick={() => onSort(column)}>
          {say(`column.${column}`)}
          {chosen && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
        </button>
      )}
    </th>
  );
}
