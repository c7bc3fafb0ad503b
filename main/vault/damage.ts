import type { Damage } from './types.ts';

/** What was found, each thing once. */
export class DamageList {
  readonly list: Damage[] = [];

  add(what: Damage['what'], where: string): void {
    if (!this.list.some((known) => known.what === what && known.where === where)) this.list.push({ what, where });
  }
}
