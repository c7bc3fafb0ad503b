import type { GrantId } from '../../../shared/model/ids.ts';

/** A folder that a dialog handed out, with the last part of its path. */
export interface Granted {
  readonly grant: GrantId;
  readonly name: string;
}
