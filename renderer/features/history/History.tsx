import { useMutation } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Change } from '../../../shared/contract/archives.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { When } from '../../components/When.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { usePaged } from '../../queries.ts';
import { sayChange } from '../../what.ts';
import { say } from '../../words.ts';
import './history.css';

/** Who did what, when; newest first. */
export function History() {
  const list = usePaged(['history'], 100, (offset, limit) => attest.archives.history({ offset, limit }));
  const undo = useMutation({ mutationFn: () => attest.archives.undo({}) });
  const scroller = useRef<HTMLDivElement>(null);
  const total = list.total ?? 0;
  const rows = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => 56, overscan: 8 });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => list.show(first, last), [list.show, first, last]);
  return (
    <div className="history">
      <header className="view-head">
        <h1>{say('history.title')}</h1>
        <button type="button" className="button" disabled={undo.isPending || total === 0} onClick={() => undo.mutate()}>
          {say('history.undo')} <span className="key">Ctrl Z</span>
        </button>
      </header>
      <ErrorNote error={undo.error ?? list.error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="history-list" ref={scroller} tabIndex={0} aria-label={say('history.title')}>
        {list.pending && <Working />}
        {list.total === 0 && <p className="empty soft">{say('history.none')}</p>}
        <ol style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map((row) => (
            <li key={row.index} className="history-row" style={{ transform: `translateY(${row.start}px)` }}>
              <Row change={list.at(row.index)} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Row({ change }: { readonly change: Change | undefined }) {
  if (!change) return null;
  return (
    <>
      <span className="soft small nowrap">
        <When iso={change.at} />
      </span>
      <span className="history-what" data-undone={change.undone}>
        {sayChange(change)}
        {change.about !== '' && <span className="serif history-about">{change.about}</span>}
      </span>
      <span className="soft small">{change.undone ? say('history.undone') : change.actor}</span>
    </>
  );
}
