import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { isRefusal } from '../../../shared/contract/errors.ts';
import type { Hit } from '../../../shared/contract/search.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { grouped, keyOf } from './grouped.ts';
import { HitRow } from './HitRow.tsx';
import { useLater } from './later.ts';
import { QueryWrong } from './QueryWrong.tsx';
import './search.css';

interface Props {
  readonly query: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly onOpen: (hit: Hit) => void;
  /** What else can be done with the chosen hit. */
  readonly actions?: (hit: Hit) => ReactNode;
}

const page = 100;

export function HitList({ query, ref, onOpen, actions }: Props) {
  const asked = useLater(query.trim());
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement);
  const found = useInfiniteQuery({
    queryKey: ['sources', 'search', asked],
    enabled: asked !== '',
    initialPageParam: 0,
    queryFn: ({ pageParam }) => attest.search.query({ query: asked, offset: pageParam, limit: page }),
    getNextPageParam: (last, all) => (all.length * page < last.total ? all.length * page : undefined),
    placeholderData: keepPreviousData,
  });
  const [first] = found.data?.pages ?? [];
  const rows = useMemo(() => grouped(found.data?.pages.flatMap((p) => p.items) ?? []), [found.data]);
  const hits = useMemo(() => rows.flatMap((row, i) => (row.as === 'hit' ? [{ row: i, hit: row.hit }] : [])), [rows]);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i]?.as === 'source' ? 52 : 104),
    overscan: 6,
    // By what it shows: a height measured for one question is not that of the next.
    getItemKey: (i) => keyOf(rows[i]) ?? i,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts at its first hit
  useEffect(() => setAt(0), [asked]);

  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), hits.length - 1);
    const row = hits[next]?.row;
    if (row === undefined) return;
    setAt(next);
    list.scrollToIndex(row, { align: 'auto' });
    if (next > hits.length - 10 && found.hasNextPage && !found.isFetching) void found.fetchNextPage();
  };
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowDown' || event.key === 'j') move(at + 1);
    else if (event.key === 'ArrowUp' || event.key === 'k') move(at - 1);
    else if (event.key === 'Enter' && hits[at]) onOpen(hits[at].hit);
    else return;
    event.preventDefault();
  };

  if (isRefusal(found.error, 'query-wrong')) return <QueryWrong query={asked} at={found.error.data.at} reason={found.error.data.reason} />;
  if (found.error) return <ErrorNote error={found.error} />;
  if (!first) return <Working words={say('search.looking')} />;
  return (
    <div className="hits">
      <p className="hits-said soft small" role="status">
        {first.explained} · {say('search.found', { n: first.total })} · {say('search.foundSources', { n: first.sources })}
      </p>
      {first.total === 0 ? (
        <p className="empty soft">{say('search.nothing')}</p>
      ) : (
        <div
          className="hits-list"
          ref={scroller}
          tabIndex={0}
          role="listbox"
          aria-label={say('search.results')}
          aria-activedescendant={`hit-${at}`}
          onKeyDown={press}
        >
          <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
            {list.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return (
                <div
                  key={item.key}
                  role="presentation"
                  ref={list.measureElement}
                  data-index={item.index}
                  className="hits-row"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row?.as === 'source' && (
                    <div className="hits-source" role="presentation">
                      <span className="hits-title">{row.title}</span>
                      <span className="soft small">{say('search.inSource', { n: row.count })}</span>
                    </div>
                  )}
                  {row?.as === 'hit' && (
                    <HitRow
                      hit={row.hit}
                      index={row.index}
                      chosen={row.index === at}
                      onChoose={() => setAt(row.index)}
                      onOpen={() => onOpen(row.hit)}
                      actions={actions}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
      {found.hasNextPage && (
        <button type="button" className="button quiet" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('search.more')}
        </button>
      )}
    </div>
  );
}
