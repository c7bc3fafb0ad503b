import type { Handlers } from '../handlers.ts';
import type { Session } from '../session.ts';

export const jobCalls = (session: Session): Handlers<'jobs'> => ({
  async get({ job }) {
    return session.jobs.get(job);
  },
  async wait({ job }) {
    return session.jobs.wait(job);
  },
  async cancel({ job }) {
    session.jobs.cancel(job);
    return {};
  },
});
