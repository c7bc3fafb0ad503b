import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ComposedNote } from '../../../shared/contract/briefs.ts';
import type { Claim } from '../../../shared/model/brief.ts';
import { say } from '../../words.ts';
import { BriefRow } from './BriefRow.tsx';
import type { BriefParagraph } from './reading.ts';

interface Props {
  readonly paragraphs: readonly BriefParagraph[];
  readonly claims: readonly Claim[];
  /** Only paragraphs with one of `claims` are shown. */
  readonly filtered: boolean;
  readonly notes: readonly ComposedNote[];
  readonly chosen: Claim | undefined;
  readonly onChoose: (claim: Claim) => void;
}

export function BriefText({ paragraphs, claims, filtered, notes, chosen, onChoose }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const byOrdinal = useMemo(() => Map.groupBy(claims, (claim) => claim.ordinal), [claims]);
  const shown = useMemo(
    () => (filtered ? paragraphs.filter(({ paragraph }) => byOrdinal.has(paragraph.ordinal)) : paragraphs),
    [paragraphs, filtered, byOrdinal],
  );
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 120,
    overscan: 6,
    getItemKey: (i) => shown[i]?.paragraph.ordinal ?? i,
  });
  const at = chosen === undefined ? -1 : shown.findIndex(({ paragraph }) => paragraph.ordinal === chosen.ordinal);
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (at < 0) return;
    rows.scrollToIndex(at, { align: 'auto' });
    const later = setTimeout(() => scroller.current?.querySelector('.claim[data-chosen="true"]')?.scrollIntoView({ block: 'nearest' }), 80);
    return () => clearTimeout(later);
  }, [at, rows]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="brief-text" ref={scroller} tabIndex={0} aria-label={say('brief.text')}>
      {shown.length === 0 && <p className="empty soft">{say('brief.noneInState')}</p>}
      <div className="brief-body" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const read = shown[row.index];
          if (!read) return null;
          const { start, end, ordinal } = read.paragraph;
          return (
            <div key={ordinal} ref={rows.measureElement} data-index={row.index} className="brief-row" style={{ transform: `translateY(${row.start}px)` }}>
              <BriefRow
                read={read}
                claims={byOrdinal.get(ordinal) ?? []}
                notes={notes.filter((note) => note.at > start && note.at <= end)}
                chosen={chosen?.ordinal === ordinal ? chosen : undefined}
                onChoose={onChoose}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
