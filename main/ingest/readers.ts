import { availableParallelism } from 'node:os';
import { Refusal } from '../../shared/contract/errors.ts';
import { formatPromised } from './format.ts';
import { entryAndCode, type Launch, type ReaderProcess, startReader } from './reader-process.ts';
import { believable } from './trust.ts';
import type { Outcome, Readers } from './types.ts';

export interface ReadersOptions {
  /** How many documents are read at once; by default one a core, at most four. */
  readonly processes?: number;
  /** Resident memory at which a reading is stopped, in MiB. */
  readonly memoryMb?: number;
  /** Time after which a reading is stopped, in seconds. */
  readonly seconds?: number;
  /** The largest file that is read, in bytes. */
  readonly maxBytes?: number;
  /** The file of the reader's entry, where it is not the one beside this (a bundle). */
  readonly entry?: string;
  /** Starts a reader process; by default a child process of this Node. */
  readonly start?: (launch: Launch) => ReaderProcess;
}

/**
 * Reads foreign files, each in a process of its own that may read nothing but its code, has no network, and is killed on
 * time or memory. A process reads one document and ends; a spare one is kept warm to hide the start.
 *
 * `read` resolves to an `Outcome` for every file whatever it holds; it rejects with the refusal
 * `cancelled` only, also when the readers are closed.
 */
export function openReaders(options: ReadersOptions = {}): Readers {
  const processes = Math.max(1, options.processes ?? Math.min(4, availableParallelism()));
  const memoryMb = options.memoryMb ?? 1024;
  const seconds = options.seconds ?? 120;
  const maxBytes = options.maxBytes ?? 256 * 1024 * 1024;
  const start = options.start ?? startReader;
  const launch: Launch = { ...entryAndCode(options.entry), memoryMb: Math.max(64, Math.floor(memoryMb / 2)) };
  const waiting: { readonly name: string; readonly go: () => void }[] = [];
  let spare: ReaderProcess | null = null;
  let running = 0;
  const closing = new AbortController();

  /** `name`: of the document that it is likely for. */
  const keepSpare = (name: string) => {
    if (closing.signal.aborted || spare) return;
    const started = start({ ...launch, likely: formatPromised(name) });
    spare = started;
    started.onEnd(() => {
      if (spare === started) spare = null;
    });
  };
  const takeProcess = (name: string) => {
    const taken = spare ?? start({ ...launch, likely: formatPromised(name) });
    spare = null;
    return taken;
  };
  const turn = (name: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const cancelled = () => reject(new Refusal('cancelled', {}));
      if (signal.aborted) return cancelled();
      if (running < processes) {
        running++;
        return resolve();
      }
      const place = {
        name,
        go: () => {
          signal.removeEventListener('abort', giveUp);
          running++;
          resolve();
        },
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(place), 1);
        cancelled();
      };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.push(place);
    });

  return {
    async read(name, bytes, asked) {
      if (bytes.length === 0) return { mediaType: null, unreadable: 'empty', detail: '' };
      if (bytes.length > maxBytes) return { mediaType: null, unreadable: 'too-large', detail: `more than ${Math.floor(maxBytes / 1024 / 1024)} MB` };
      const signal = asked ? AbortSignal.any([asked, closing.signal]) : closing.signal;
      await turn(name, signal);
      try {
        if (signal.aborted) throw new Refusal('cancelled', {});
        const reader = takeProcess(name);
        const outcome = readIn(reader, { name, bytes }, { memoryMb, seconds, signal });
        // The next one starts while this one reads. Where none waits yet, it is likely of the same kind.
        keepSpare(waiting[0]?.name ?? name);
        return await outcome;
      } finally {
        running--;
        waiting.shift()?.go();
      }
    },
    async close() {
      closing.abort();
      spare?.kill();
      spare = null;
    },
  };
}

interface Limits {
  readonly memoryMb: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

function readIn(reader: ReaderProcess, document: { name: string; bytes: Uint8Array }, { memoryMb, seconds, signal }: Limits): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let done = false;
    const finish = (settle: () => void) => {
      if (done) return;
      done = true;
      clearTimeout(time);
      clearInterval(memory);
      signal.removeEventListener('abort', cancel);
      reader.kill();
      settle();
    };
    const stopped = (detail: string) => finish(() => resolve({ mediaType: null, unreadable: 'reader-stopped', detail }));
    const cancel = () => finish(() => reject(new Refusal('cancelled', {})));
    const time = setTimeout(() => finish(() => resolve({ mediaType: null, unreadable: 'too-slow', detail: `${seconds} seconds` })), seconds * 1000);
    const memory = setInterval(async () => {
      const bytes = await reader.residentBytes();
      if (bytes !== null && bytes > memoryMb * 1024 * 1024)
        finish(() => resolve({ mediaType: null, unreadable: 'too-large', detail: `it needs more than ${memoryMb} MB of memory` }));
    }, 100);
    signal.addEventListener('abort', cancel, { once: true });
    reader.onMessage((message) => {
      if (typeof message !== 'object' || message === null || 'ready' in message) return;
      if (!('outcome' in message)) return stopped('the reader met something it does not know');
      const outcome = believable(message.outcome);
      if (outcome) finish(() => resolve(outcome));
      else stopped('what it returned makes no sense');
    });
    reader.onEnd(() => stopped('the reader ended early'));
    reader.send(document);
  });
}
