import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

type Listener = (event: { data: unknown }) => void;

/**
 * Ties the two halves of pdf.js together in this process. Its own way copies every message in depth; the lists of text,
 * most of all that is sent, are handed over as they are. The half that writes them begins new ones for the next message,
 * in the same object (`enqueueChunk` in pdf.worker.mjs), so only that object is copied.
 */
class Port {
  readonly #listeners = new Set<Listener>();
  readonly #turn = Promise.resolve();

  postMessage(message: unknown, transfer?: Transferable[]): void {
    const data = withText(message) ?? structuredClone(message, transfer ? { transfer } : undefined);
    this.#turn.then(() => {
      for (const listener of this.#listeners) listener.call(this, { data });
    });
  }

  addEventListener(_name: 'message', listener: Listener, options?: { signal?: AbortSignal } | null): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: 'message', listener: Listener): void {
    this.#listeners.delete(listener);
  }
}

/** `StreamKind.ENQUEUE` of pdf.js: a further part of a stream. */
const furtherPart = 4;

function withText(message: unknown): object | null {
  if (typeof message !== 'object' || message === null || !('stream' in message) || message.stream !== furtherPart || !('chunk' in message)) return null;
  const { chunk } = message;
  return typeof chunk === 'object' && chunk !== null && 'items' in chunk && 'styles' in chunk ? { ...message, chunk: { ...chunk } } : null;
}

/** A pdf.js worker on this thread. The caller destroys it. */
export function workerHere(): PDFWorker {
  const port = new Port();
  // The class has all of a `Worker` that pdf.js uses; its types say no port can be given at all.
  const worker = new PDFWorker({ port: port as unknown as null, verbosity: 0 });
  WorkerMessageHandler.initializeFromPort(port);
  return worker;
}
