import { isRefusal, Refusal } from '../../shared/contract/errors.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { refusalToPlain } from '../../shared/contract/message.ts';
import type { JobId } from '../../shared/model/ids.ts';

/** What a piece of long work uses to tell how far it is, and to learn that it should stop. */
export interface Progress {
  readonly signal: AbortSignal;
  total(count: number): void;
  step(done: number, refused?: number): void;
}

interface Running {
  job: Job;
  readonly abort: AbortController;
  readonly startedAt: number;
  readonly ended: Promise<void>;
  toldAt: number;
}

/** Progress is told at most ten times a second; the end always. */
const tellEvery = 100;
/** How many ended jobs can still be asked about. */
const keptEnded = 100;

/** Long work: runs beside the calls, tells how far it is, can be cancelled, is remembered when it has ended. */
export class Jobs {
  readonly #all = new Map<JobId, Running>();
  readonly #tell: (job: Job) => void;
  readonly #clock: () => number;
  readonly #mint: () => JobId;

  constructor(ports: { tell: (job: Job) => void; clock: () => number; mint: () => JobId }) {
    this.#tell = ports.tell;
    this.#clock = ports.clock;
    this.#mint = ports.mint;
  }

  start(what: Job['what'], work: (progress: Progress) => Promise<{ result: unknown; cancelled?: boolean }>): JobId {
    const id = this.#mint();
    const abort = new AbortController();
    const startedAt = this.#clock();
    let finish: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const running: Running = {
      job: { id, what, state: 'running', done: 0, total: 0, refused: 0, left: null, result: null },
      abort,
      startedAt,
      ended,
      toldAt: 0,
    };
    this.#all.set(id, running);
    const progress: Progress = {
      signal: abort.signal,
      total: (total) => this.#update(running, { total }),
      step: (done, refused = running.job.refused) => this.#update(running, { done, refused, left: secondsLeft(running, done, this.#clock()) }),
    };
    work(progress)
      .then(
        ({ result, cancelled }) => this.#end(running, { state: cancelled ? 'cancelled' : 'done', result }),
        (error: unknown) => this.#end(running, isRefusal(error, 'cancelled') ? { state: 'cancelled' } : { state: 'failed', result: failure(error) }),
      )
      .finally(finish);
    return id;
  }

  get(id: JobId): Job {
    return this.#find(id).job;
  }

  async wait(id: JobId): Promise<Job> {
    const running = this.#find(id);
    await running.ended;
    return running.job;
  }

  cancel(id: JobId): void {
    this.#find(id).abort.abort();
  }

  /** Cancels all and waits until each has come to its last group. */
  async cancelAll(): Promise<void> {
    for (const running of this.#all.values()) running.abort.abort();
    await Promise.all([...this.#all.values()].map((r) => r.ended));
  }

  /** Nothing is left of what they found. */
  forget(): void {
    this.#all.clear();
  }

  #find(id: JobId): Running {
    const running = this.#all.get(id);
    if (!running) throw new Refusal('job-not-found', { id });
    return running;
  }

  #update(running: Running, change: Partial<Job>): void {
    running.job = { ...running.job, ...change };
    const now = this.#clock();
    if (now - running.toldAt < tellEvery) return;
    running.toldAt = now;
    this.#tell(running.job);
  }

  #end(running: Running, change: Partial<Job>): void {
    running.job = { ...running.job, ...change, left: 0 };
    this.#tell(running.job);
    const endedIds = [...this.#all].filter(([, r]) => r.job.state !== 'running').map(([id]) => id);
    for (const id of endedIds.slice(0, Math.max(0, endedIds.length - keptEnded))) this.#all.delete(id);
  }
}

function secondsLeft(running: Running, done: number, now: number): number | null {
  const elapsed = (now - running.startedAt) / 1000;
  if (done === 0 || elapsed < 1 || running.job.total === 0) return null;
  return Math.round((elapsed / done) * (running.job.total - done));
}

function failure(error: unknown): { code: string; data: unknown } {
  if (isRefusal(error)) return refusalToPlain(error);
  // The message is the program's own; a stack or a foreign message could hold a path.
  return { code: 'fault', data: { message: error instanceof Error ? error.name : 'unknown' } };
}
