import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { TextBox } from '../../../shared/model/text.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { say } from '../../words.ts';

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** CSS pixels. */
  readonly width: number;
  readonly ratio: number;
  readonly boxes: readonly TextBox[];
}

/** One page, drawn when it comes into view and given up when it leaves. */
export function PdfPage({ pdf, number, width, ratio, boxes }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<{ viewport?: PageViewport; error?: unknown }>({});
  useEffect(() => {
    let wanted = true;
    let stop: (() => void) | undefined;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const element = canvas.current;
      if (!wanted || !element) return;
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
      const dense = window.devicePixelRatio || 1;
      element.width = Math.floor(viewport.width * dense);
      element.height = Math.floor(viewport.height * dense);
      const task = page.render({ canvas: element, viewport, transform: dense === 1 ? undefined : [dense, 0, 0, dense, 0, 0] });
      stop = () => task.cancel();
      setDrawn({ viewport });
      await task.promise;
    };
    draw().catch((error: unknown) => wanted && setDrawn({ error }));
    return () => {
      wanted = false;
      stop?.();
    };
  }, [pdf, number, width]);
  const { viewport, error } = drawn;
  const height = viewport?.height ?? width * ratio;
  return (
    <figure className="pdf-page" style={{ width, height }}>
      <canvas ref={canvas} role="img" aria-label={say('reader.pageImage', { page: String(number) })} style={{ width, height }} />
      {viewport && boxes.map((box) => <div key={`${box.start}-${box.x}-${box.y}`} className="pdf-box" style={boxStyle(box, viewport)} />)}
      <ErrorNote error={error} />
      <figcaption>{say('reader.page', { page: String(number) })}</figcaption>
    </figure>
  );
}

/** Pure: a box of PDF points from the lower left, in CSS pixels of the drawn page. */
function boxStyle(box: TextBox, viewport: PageViewport) {
  const [ax = 0, ay = 0] = viewport.convertToViewportPoint(box.x, box.y);
  const [bx = 0, by = 0] = viewport.convertToViewportPoint(box.x + box.width, box.y + box.height);
  return { left: Math.min(ax, bx), top: Math.min(ay, by), width: Math.abs(bx - ax), height: Math.abs(by - ay) };
}
