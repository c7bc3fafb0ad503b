/** Code points that draw nothing, and those that Unicode keeps for a program's own use (Unicode 17, 23.7 Noncharacters). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const odd = /[\u0000-\u001f\u007f-\u00ad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\p{Cs}\ufdd0-\ufdef\ufeff]| {2}|^ | $|\p{M}/u;

/**
 * Writes paragraphs one after the other and knows the offset of everything in them (UTF-16 units). Any white space is
 * one space, none at the edges of a paragraph; letters are composed (NFC), so that "й" is one letter in every format.
 */
export class TextWriter {
  readonly #parts: string[] = [];
  #length = 0;
  #start = 0;
  /** The first part of the paragraph at hand. */
  #from = 0;
  #open = false;
  #space = false;

  /** The offset of the next character, white space that is still due included. */
  next(): number {
    return this.#length + (this.#space ? 1 : 0);
  }

  /** The offset after the last character that isn't white space: where a mark stands. */
  end(): number {
    return this.#length;
  }

  beginParagraph(): number {
    if (this.#open) this.#append('\n');
    this.#open = true;
    this.#space = false;
    this.#start = this.#length;
    this.#from = this.#parts.length;
    return this.#start;
  }

  endParagraph(): number {
    this.#space = false;
    return this.#length;
  }

  /** Takes back a paragraph in which nothing was written. */
  dropParagraph(): void {
    if (this.#length > 0) {
      this.#parts.pop();
      this.#length -= 1;
    } else this.#open = false;
  }

  write(text: string): { start: number; end: number } {
    if (!odd.test(text)) return this.#put(text, false, false);
    const plain = text.toWellFormed().normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ');
    const trimmed = plain.trim();
    if (trimmed === '') {
      this.#space ||= plain !== '' && this.#length > this.#start;
      return { start: this.#length, end: this.#length };
    }
    return this.#put(trimmed, plain.startsWith(' '), plain.endsWith(' '));
  }

  /** What the paragraph at hand holds so far. */
  paragraph(): string {
    return this.#parts.slice(this.#from).join('');
  }

  text(): string {
    return this.#parts.join('');
  }

  #put(text: string, before: boolean, after: boolean): { start: number; end: number } {
    if (text === '') return { start: this.#length, end: this.#length };
    if ((before || this.#space) && this.#length > this.#start) this.#append(' ');
    const start = this.#length;
    this.#append(text);
    this.#space = after;
    return { start, end: this.#length };
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
