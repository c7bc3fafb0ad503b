import { useSyncExternalStore } from 'react';
import { Refusal } from '../shared/contract/errors.ts';
import type { Job } from '../shared/contract/jobs.ts';
import { refusalFromPlain } from '../shared/contract/message.ts';
import type { JobId } from '../shared/model/ids.ts';
import { attest, onNotice } from './host.ts';

let running: readonly Job[] = [];
const listeners = new Set<() => void>();

function tell(next: readonly Job[]): void {
  running = next;
  for (const listener of listeners) listener();
}

/** Pure: the jobs that run, after one has told how far it is. */
export function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const others = jobs.filter((j) => j.id !== job.id);
  return job.state === 'running' ? [...others, job] : others;
}

/** Keeps the running jobs; the answer stops it. */
export function followJobs(): () => void {
  return onNotice((notice) => {
    if (notice.about === 'job') tell(withJob(running, notice.job));
    if (notice.about === 'locked') tell([]);
  });
}

export const useRunningJobs = (): readonly Job[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running,
  );

/** Waits for the end of a job. Its refusal is thrown; a cancelled one gives what it had done, or is refused as `cancelled` where that is nothing. */
export async function jobResult(id: JobId): Promise<unknown> {
  const job = await attest.jobs.wait({ job: id });
  tell(withJob(running, job));
  if (job.state === 'cancelled' && (job.result === null || job.result === undefined)) throw new Refusal('cancelled', {});
  if (job.state !== 'failed') return job.result;
  throw refusalFromPlain(job.result as { code: string; data: unknown });
}
