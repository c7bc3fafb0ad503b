import { randomBytes } from 'node:crypto';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { openReaders } from '../ingest/readers.ts';
import { diskFiles } from '../vault/disk.ts';
import { thisOwner } from '../vault/owner.ts';
import { type Port, serve, type ToEngine } from './serve.ts';

/** Electron gives a utility process its port as `process.parentPort`; its messages come wrapped in an event. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: ToEngine }) => void): void;
}

function port(): Port {
  const utility = (process as unknown as { parentPort?: UtilityPort }).parentPort;
  if (utility) return { postMessage: (m) => utility.postMessage(m), onMessage: (listener) => utility.on('message', (event) => listener(event.data)) };
  const worker: MessagePort | null = parentPort;
  if (!worker) throw new Error('the engine runs in a worker thread or a utility process');
  return { postMessage: (m) => worker.postMessage(m), onMessage: (listener) => void worker.on('message', listener) };
}

// Faults are told whole only to someone who asks for them: a foreign message could hold a path or words of a document.
const onFault = process.env.ATTEST_SHOW_FAULTS ? (error: unknown) => console.error(error) : undefined;

const ports = {
  now: () => new Date(),
  clock: () => performance.now(),
  random: (length: number) => new Uint8Array(randomBytes(length)),
  tool: `attest ${process.env.npm_package_version ?? '0.1.0'}`,
  files: diskFiles,
  vault: { owner: thisOwner() },
  readers: () => openReaders(),
};

serve(port(), ports, onFault);
