import type { Damage } from './types.ts';

/** What was found, each thing once, and what of it a repair has recorded. */
export class DamageList {
  readonly list: Damage[] = [];
  readonly #recorded = new Set<string>();

  add(what: Damage['what'], where: string): void {
    if (this.list.some((known) => known.what === what && known.where === where)) return;
    this.list.push(this.#recorded.has(`${what} ${where}`) ? { what, where, recorded: true } : { what, where });
  }

  /** The log says of these that they are known. */
  record(damages: readonly Damage[]): void {
    for (const { what, where } of damages) this.#recorded.add(`${what} ${where}`);
    for (const [index, { what, where }] of this.list.entries()) if (this.#recorded.has(`${what} ${where}`)) this.list[index] = { what, where, recorded: true };
  }

  /** Put right: it isn't there any more. */
  mended(what: Damage['what'], within = ''): void {
    const left = this.list.filter((known) => known.what !== what || !known.where.startsWith(within));
    this.list.splice(0, this.list.length, ...left);
  }

  /** Damage of the log that nobody has recorded: to write behind it would hide it. */
  get barsWriting(): boolean {
    return this.list.some(({ what, recorded }) => (what === 'record' || what === 'chain') && !recorded);
  }
}
