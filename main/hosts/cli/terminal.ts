import { resolve } from 'node:path';
import { type AttestApi, apiOver } from '../../../shared/contract/contract.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { refusalFromPlain, unwrap } from '../../../shared/contract/message.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import { startEngine } from '../../engine/client.ts';
import type { EngineClient, GrantUse } from '../../engine/client-types.ts';

/** An engine with an archive open, as the terminal uses it. */
export class Terminal {
  readonly api: AttestApi;
  readonly #engine: EngineClient;

  constructor(engine: EngineClient = startEngine()) {
    this.#engine = engine;
    this.api = apiOver(async (name, input) => unwrap(await engine.call(name, input)));
  }

  grant(path: string, use: GrantUse) {
    return this.#engine.grant(resolve(path), use);
  }

  /** The result of a job once it has ended; throws its refusal. Progress goes to stderr when that is a terminal. */
  async result<T>(started: { job: JobId }): Promise<T> {
    const stop = this.#engine.onNotice((notice) => {
      if (notice.about === 'job' && notice.job.id === started.job && process.stderr.isTTY) process.stderr.write(progressLine(notice.job));
    });
    const interrupted = (): void => void this.#engine.call('jobs.cancel', { job: started.job });
    process.once('SIGINT', interrupted);
    try {
      const job = await this.api.jobs.wait({ job: started.job });
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      if (job.state === 'failed') {
        const { code, data } = job.result as { code: string; data: unknown };
        if (code === 'fault') throw new Error((data as { message: string }).message);
        throw refusalFromPlain({ code, data });
      }
      if (job.state === 'cancelled' && job.result === null) throw refusalFromPlain({ code: 'cancelled', data: {} });
      return job.result as T;
    } finally {
      stop();
      process.off('SIGINT', interrupted);
    }
  }

  /** Locks the archive and ends the engine. */
  async close(): Promise<void> {
    await this.#engine.call('archives.lock', {});
    await this.#engine.stop();
  }
}

function progressLine(job: Job): string {
  if (job.state !== 'running' || job.total === 0) return '';
  const refused = job.refused > 0 ? ` · ${job.refused} refused` : '';
  const left = job.left !== null && job.left > 0 ? ` · about ${job.left < 90 ? `${job.left} s` : `${Math.round(job.left / 60)} min`}` : '';
  return `\r\u001b[K${job.done} of ${job.total}${refused}${left}`;
}
