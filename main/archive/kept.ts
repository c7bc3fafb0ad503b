/** What was worked out last, up to a number of units (of `size`); the one not asked for longest goes first. */
export class Kept<T> {
  readonly #values = new Map<string, T>();
  readonly #most: number;
  readonly #size: (value: T) => number;
  #held = 0;

  constructor(most: number, size: (value: T) => number) {
    this.#most = most;
    this.#size = size;
  }

  async get(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#values.get(name);
    const value = known ?? (await make());
    if (this.#values.delete(name)) this.#held -= this.#size(value);
    this.#values.set(name, value);
    this.#held += this.#size(value);
    for (const [oldest, held] of this.#values) {
      if (this.#held <= this.#most || oldest === name) break;
      this.#values.delete(oldest);
      this.#held -= this.#size(held);
    }
    return value;
  }
}
