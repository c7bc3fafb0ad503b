import { getDocument, PDFDataRangeTransport, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import type { SourceId } from '../../../shared/model/ids.ts';
import { attest } from '../../host.ts';

const piece = 512 * 1024;
/** More pixels than any scan of a page needs: what is larger is left out rather than drawn. */
const largestImage = 64 * 1024 * 1024;

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): void;
}

/** Gives pdf.js the ranges it asks for out of the archive; the file as a whole is never held here. */
class ArchiveRanges extends PDFDataRangeTransport {
  readonly #id: SourceId;
  readonly #onFault: (error: unknown) => void;
  constructor(id: SourceId, length: number, onFault: (error: unknown) => void) {
    super(length, null);
    this.#id = id;
    this.#onFault = onFault;
  }
  override requestDataRange(begin: number, end: number): void {
    readRange(this.#id, begin, end).then((bytes) => this.onDataRange(begin, bytes), this.#onFault);
  }
}

async function readRange(id: SourceId, begin: number, end: number): Promise<Uint8Array> {
  const whole = new Uint8Array(end - begin);
  for (let start = begin; start < end; start += piece) {
    const { bytes } = await attest.sources.bytes({ id, start, length: Math.min(piece, end - start) });
    whole.set(bytes, start - begin);
  }
  return whole;
}

/**
 * Opens the original. The worker is made here and handed over, so pdf.js has no way to fall back to parsing a hostile
 * file in the window itself: where the worker doesn't start, opening fails.
 */
export async function openPdf(id: SourceId, length: number): Promise<OpenPdf> {
  const here = (path: string) => new URL(`pdfjs/${path}`, document.baseURI).href;
  const port = new Worker(here('pdf.worker.min.mjs'), { type: 'module' });
  const { promise: fault, reject } = Promise.withResolvers<never>();
  // Whoever waits below hears of it; afterwards nobody waits any more.
  fault.catch(() => undefined);
  port.addEventListener('error', (event) => reject(new Error(`The worker that reads PDF stopped. ${event.message ?? ''}`)));
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    range: new ArchiveRanges(id, length, reject),
    worker,
    rangeChunkSize: 256 * 1024,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
    maxImageSize: largestImage,
    useWorkerFetch: true,
    cMapUrl: here('cmaps/'),
    standardFontDataUrl: here('standard_fonts/'),
    wasmUrl: here('wasm/'),
    iccUrl: here('iccs/'),
  });
  const close = () => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  try {
    return { document: await Promise.race([task.promise, fault]), close };
  } catch (error) {
    close();
    throw error;
  }
}
