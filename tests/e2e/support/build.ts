import { buildStale } from '../../../main/hosts/setup/stale.ts';

/** The window is tested as it is now, not as it was last built. */
export default async function build(): Promise<void> {
  if ((await buildStale(['window', 'program'])) !== 0) throw new Error('the window could not be built');
}
