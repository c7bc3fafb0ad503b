import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { say } from '../../words.ts';
import { indexAt, useText } from './chunks.ts';
import { type Place, placesOf } from './hits.ts';
import { ParagraphRow } from './ParagraphRow.tsx';
import { selectedIn } from './selection.ts';

interface Props {
  readonly id: SourceId;
  readonly hits: readonly Hit[];
  /** The passage to show and mark. */
  readonly target: Place | null;
  readonly selected: Place | null;
  readonly onSelect: (place: Place | null) => void;
}

export function TextView({ id, hits, target, selected, onSelect }: Props) {
  const text = useText(id);
  const scroller = useRef<HTMLDivElement>(null);
  const total = text.total ?? 0;
  const rows = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => 96, overscan: 6 });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => text.show(first, last), [text.show, first, last]);

  const found = useQuery({
    queryKey: ['sources', 'text', id, 'index', target?.start],
    enabled: target !== null,
    queryFn: () => indexAt(id, target?.start ?? 0),
  });
  const index = target === null ? undefined : found.data;
  // Heights are known only once drawn, so the marked words themselves are brought into view after their paragraph is.
  useEffect(() => {
    if (index === undefined || total === 0) return;
    rows.scrollToIndex(index, { align: 'center' });
    const later = setTimeout(() => scroller.current?.querySelector('mark.target')?.scrollIntoView({ block: 'center' }), 120);
    return () => clearTimeout(later);
  }, [index, total, rows]);

  const byOrdinal = useMemo(() => Map.groupBy(hits, (hit) => hit.ordinal), [hits]);
  const select = () => scroller.current && onSelect(selectedIn(scroller.current, document.getSelection()));

  if (text.error) return <ErrorNote error={text.error} />;
  if (text.pending) return <Working words={say('reader.opening')} />;
  if (total === 0) return <p className="empty soft">{say('reader.noText')}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the selection of text, which is the browser's own control
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="text-view" ref={scroller} tabIndex={0} onMouseUp={select} onKeyUp={select}>
      <div className="text-body" style={{ height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const read = text.at(row.index);
          return (
            <div key={row.index} className="text-row" ref={rows.measureElement} data-index={row.index} style={{ transform: `translateY(${row.start}px)` }}>
              {read ? (
                <ParagraphRow
                  read={read}
                  hits={(byOrdinal.get(read.paragraph.ordinal) ?? []).flatMap((hit) => placesOf(hit, { text: read.text, start: read.paragraph.start }))}
                  target={target}
                  selected={selected}
                  onChoose={onSelect}
                />
              ) : (
                <div className="text-waiting" />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
