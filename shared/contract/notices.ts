import { z } from 'zod';
import { job } from './jobs.ts';

/** What the engine tells without being asked. */
export const notice = z.discriminatedUnion('about', [
  /** Something of these nouns changed; the window asks again for what it shows. */
  z.object({ about: z.literal('changed'), nouns: z.array(z.enum(['archive', 'sources', 'briefs', 'claims', 'history'])) }),
  z.object({ about: z.literal('job'), job }),
  /** The archive was closed: by a person, by the host, by a fault. */
  z.object({ about: z.literal('locked') }),
]);
export type Notice = z.infer<typeof notice>;
