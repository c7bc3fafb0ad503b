import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ImportedFile } from '../../../shared/contract/imports.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Icon } from '../../components/Icon.tsx';
import { explainReason } from '../../explain.ts';
import { closeImportRun, type ImportRun } from '../../importing.ts';
import { usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

const rank = { refused: 0, 'already-there': 1, imported: 2 } as const;

/** Each file with what became of it, refused ones first. Stays until the person closes it. */
export function ImportList({ run }: { readonly run: ImportRun }) {
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => [...run.items].sort((a, b) => rank[a.result] - rank[b.result]), [run.items]);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 8,
    getItemKey: (i) => items[i]?.name ?? i,
  });
  const count = (result: ImportedFile['result']) => run.items.filter((item) => item.result === result).length;
  const parts = [
    say('imported.in', { n: count('imported') }),
    say('imported.already', { n: count('already-there') }),
    say('imported.refused', { n: count('refused') }),
  ];
  return (
    <section className="imported" aria-label={say('imported.label')}>
      <div className="row apart">
        <div role="status">
          <h2>
            {run.state === 'ended' ? say(run.cancelled ? 'imported.cancelled' : 'imported.ended') : say('imported.running')}{' '}
            <span className="soft">{items.length > 0 && parts.join(' · ')}</span>
          </h2>
        </div>
        {run.state === 'ended' && (
          <button type="button" className="button quiet icon" aria-label={say('imported.close')} onClick={closeImportRun}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <ErrorNote error={run.error} />
      {items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="imported-list" ref={scroller} tabIndex={0} aria-label={say('imported.label')}>
          <ul style={{ height: rows.getTotalSize(), position: 'relative' }}>
            {rows.getVirtualItems().map((row) => {
              const item = items[row.index];
              return (
                item && (
                  <li
                    key={row.key}
                    ref={rows.measureElement}
                    data-index={row.index}
                    className="imported-row"
                    style={{ transform: `translateY(${row.start}px)` }}
                  >
                    <ImportedRow item={item} />
                  </li>
                )
              );
            })}
          </ul>
        </section>
      )}
    </section>
  );
}

function ImportedRow({ item }: { readonly item: ImportedFile }) {
  const { go } = usePlaces();
  const { sourceId } = item;
  return (
    <>
      <span className="imported-word" data-result={item.result}>
        {say(`imported.word.${item.result}`)}
      </span>
      <span className="imported-name">{item.name}</span>
      <span className="soft">
        {item.reason !== null && explainReason(item.reason)}
        {item.reason === null && sourceId !== null && (
          <button type="button" className="link" onClick={() => go({ view: 'source', id: sourceId })}>
            {item.title ?? say('imported.open')}
          </button>
        )}
      </span>
    </>
  );
}
