import type { Footnote, Link, PageStart, Paragraph, Reading, TextBox } from '../../../shared/model/text.ts';

/**
 * A text is stored in three blobs: the characters as UTF-16LE, so that an offset of the text is a place in the blob and a
 * snippet opens one chunk only; the structure as JSON; and the boxes, which only a reader of pages asks for.
 */
export interface Structure {
  readonly paragraphs: readonly Paragraph[];
  readonly pages: readonly PageStart[];
  readonly footnotes: readonly Footnote[];
  readonly links: readonly Link[];
}

const json = new TextEncoder();
const parse = new TextDecoder();
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

export const bytesPerUnit = 2;

export function writeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * bytesPerUnit);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
}

/** Lone surrogates at the ends of a slice become U+FFFD, one unit each, so that lengths hold. */
export function readUtf16(bytes: Uint8Array): string {
  return utf16.decode(bytes);
}

export function writeStructure(reading: Reading): Uint8Array {
  const { paragraphs, pages, footnotes, links } = reading;
  return json.encode(JSON.stringify({ paragraphs, pages, footnotes, links } satisfies Structure));
}

export function readStructure(bytes: Uint8Array): Structure {
  return JSON.parse(parse.decode(bytes)) as Structure;
}

export function writeBoxes(boxes: readonly TextBox[]): Uint8Array {
  return json.encode(JSON.stringify(boxes));
}

export function readBoxes(bytes: Uint8Array): TextBox[] {
  return JSON.parse(parse.decode(bytes)) as TextBox[];
}
