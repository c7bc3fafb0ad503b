/**
 * Words joined by spaces as UTF-8, for SQLite: sql.js writes a string into WebAssembly's memory unit by unit, bytes in one go.
 * Joining strings and encoding the whole took twice as long.
 */
export class WordsAsBytes {
  #bytes = new Uint8Array(16 * 1024);
  #length = 0;

  clear(): void {
    this.#length = 0;
  }

  /** Valid until the next word is added. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  add(word: string): void {
    const most = this.#length + 1 + word.length * 3;
    if (most > this.#bytes.length) {
      const larger = new Uint8Array(most * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    let at = this.#length;
    if (at > 0) bytes[at++] = 0x20;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (unit < 0x80) bytes[at++] = unit;
      else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else if (unit < 0xd800 || unit > 0xdfff) {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        const point = word.codePointAt(i++) ?? 0;
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at++] = 0x80 | (point & 0x3f);
      }
    }
    this.#length = at;
  }
}
