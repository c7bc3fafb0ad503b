import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GrantUse } from '../../main/engine/client-types.ts';
import { dispatcher } from '../../main/engine/dispatch.ts';
import { type EnginePorts, Session } from '../../main/engine/session.ts';
import { openReaders } from '../../main/ingest/readers.ts';
import { diskFiles } from '../../main/vault/disk.ts';
import { thisOwner } from '../../main/vault/owner.ts';
import { type AttestApi, apiOver } from '../../shared/contract/contract.ts';
import { refusalFromPlain, unwrap } from '../../shared/contract/message.ts';
import type { Notice } from '../../shared/contract/notices.ts';
import type { JobId } from '../../shared/model/ids.ts';

/** The least that libsodium allows: tests try what happens around the key derivation, not its cost. */
export const cheapCost = { memory: 8192, passes: 1 };
export const passphrase = 'quiet harbour lantern';

export const archivePorts = {
  now: () => new Date(),
  random: (length: number) => new Uint8Array(randomBytes(length)),
  tool: 'attest test',
};

export interface TestEngine {
  readonly api: AttestApi;
  readonly session: Session;
  readonly notices: Notice[];
  grant(path: string, use: GrantUse): ReturnType<Session['grants']['mint']>;
  /** The result of a job; throws its refusal. */
  result<T>(started: { job: JobId }): Promise<T>;
  close(): Promise<void>;
}

/** The engine in this process, over the real disk and the real readers. */
export function engine(overrides: Partial<EnginePorts> = {}): TestEngine {
  const notices: Notice[] = [];
  const session = new Session({
    ...archivePorts,
    clock: () => performance.now(),
    files: diskFiles,
    vault: { cost: cheapCost, owner: thisOwner() },
    readers: () => openReaders(),
    tell: (notice) => notices.push(notice),
    ...overrides,
  });
  const dispatch = dispatcher(session, (error) => console.error(error));
  let id = 0;
  const api = apiOver(async (name, input) => unwrap(await dispatch(++id, name, input)));
  return {
    api,
    session,
    notices,
    grant: (path, use) => session.grants.mint(path, use),
    async result<T>(started: { job: JobId }) {
      const job = await api.jobs.wait(started);
      if (job.state === 'failed') throw refusalFromPlain(job.result as { code: string; data: unknown });
      return job.result as T;
    },
    close: () => session.close(),
  };
}

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'attest-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
