import { Refusal } from '../../shared/contract/errors.ts';
import type { GrantId } from '../../shared/model/ids.ts';
import { type Destination, isWithin } from './outside.ts';
import type { Session } from './session.ts';

/** Where a grant lets a file be written. Nothing readable goes into the archive's own folder, nor over what is there. */
export async function destination(session: Session, to: GrantId): Promise<Destination> {
  const { path, use } = session.grants.path(to, 'create', 'replace');
  if (await isWithin(path, session.folder)) throw new Refusal('wrong-input', { reason: 'that place is inside the archive; choose another' });
  return { path, replace: use === 'replace' };
}
