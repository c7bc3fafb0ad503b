import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Source } from '../../../shared/model/source.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import type { Place } from './hits.ts';
import { PdfPage } from './PdfPage.tsx';
import { type OpenPdf, openPdf } from './pdf.ts';

type Opened = { readonly pdf: OpenPdf; readonly ratio: number };

/** Height over width of the first page stands for all until each is drawn. */
async function open(source: Source): Promise<Opened> {
  const pdf = await openPdf(source.id, source.bytes ?? 0);
  const { width, height } = (await pdf.document.getPage(1)).getViewport({ scale: 1 });
  return { pdf, ratio: height / width };
}

function useOpenPdf(source: Source) {
  const [state, setState] = useState<{ opened?: Opened; error?: unknown }>({});
  useEffect(() => {
    let wanted = true;
    const opening = open(source);
    opening.then(
      (opened) => wanted && setState({ opened }),
      (error: unknown) => wanted && setState({ error }),
    );
    return () => {
      wanted = false;
      setState({});
      opening.then(
        ({ pdf }) => pdf.close(),
        () => undefined,
      );
    };
  }, [source]);
  return state;
}

export function PdfView({ source, target }: { readonly source: Source; readonly target: Place | null }) {
  const { opened, error } = useOpenPdf(source);
  if (error) return <ErrorNote error={error} />;
  if (!opened) return <Working words={say('reader.opening')} />;
  return <Pages source={source} opened={opened} target={target} />;
}

function Pages({ source, opened, target }: { readonly source: Source; readonly opened: Opened; readonly target: Place | null }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setWidth(Math.min(900, Math.max(200, element.clientWidth - 32)));
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  const pages = useVirtualizer({
    count: width === 0 ? 0 : opened.pdf.document.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: () => width * opened.ratio + 16,
    overscan: 1,
  });
  const boxes = useQuery({
    queryKey: ['sources', 'boxes', source.id, target?.start, target?.end],
    enabled: target !== null,
    queryFn: () => attest.sources.boxes({ id: source.id, start: target?.start ?? 0, end: target?.end ?? 0 }),
  }).data?.boxes;
  const at = boxes?.[0]?.page;
  useEffect(() => {
    if (at !== undefined && width > 0) pages.scrollToIndex(at - 1, { align: 'start' });
  }, [at, width, pages]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="pdf-view" ref={scroller} tabIndex={0} aria-label={say('reader.original')}>
      <div style={{ height: pages.getTotalSize(), position: 'relative' }}>
        {pages.getVirtualItems().map((row) => (
          <div key={row.index} ref={pages.measureElement} data-index={row.index} className="pdf-row" style={{ transform: `translateY(${row.start}px)` }}>
            <PdfPage
              pdf={opened.pdf.document}
              number={row.index + 1}
              width={width}
              ratio={opened.ratio}
              boxes={boxes?.filter((box) => box.page === row.index + 1) ?? []}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
