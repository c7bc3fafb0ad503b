import { decodeText } from './decode.ts';
import type { UnreadableReason } from './types.ts';

export type Format = 'txt' | 'md' | 'html' | 'pdf' | 'docx';

export const mediaTypes: Record<Format, string> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Thrown by a format's reader: why this file can't be read. The detail is in plain words and holds nothing of the document. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  readonly detail: string;
  constructor(reason: UnreadableReason, detail = '') {
    super(reason);
    this.name = 'Unreadable';
    this.reason = reason;
    this.detail = detail;
  }
}

const extensions: Record<string, Format> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
};

/** The first bytes of files that people keep beside documents, for a refusal that says what the file is. */
const others: [string, readonly number[], number][] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47], 0],
  ['a JPEG picture', [0xff, 0xd8, 0xff], 0],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38], 0],
  ['a TIFF picture', [0x49, 0x49, 0x2a, 0x00], 0],
  ['a TIFF picture', [0x4d, 0x4d, 0x00, 0x2a], 0],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21], 0],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf], 0],
  ['a compressed file (gzip)', [0x1f, 0x8b], 0],
  ['a video', [0x66, 0x74, 0x79, 0x70], 4],
  ['a recording (MP3)', [0x49, 0x44, 0x33], 0],
  ['a program', [0x4d, 0x5a, 0x90], 0],
  ['a program', [0x7f, 0x45, 0x4c, 0x46], 0],
  ['a database (SQLite)', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 0],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66], 0],
];

/** The format a name promises; what the bytes hold may be another. */
export function formatPromised(name: string): Format | undefined {
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}

/** Which format these bytes are: by what they hold, checked against what the name says. Throws `Unreadable`. */
export function formatOf(name: string, bytes: Uint8Array): Format {
  if (bytes.length === 0) throw new Unreadable('empty');
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  const said = formatPromised(name);
  const seen = seenIn(bytes);
  if (said === undefined) {
    if (seen.format !== undefined && (extension === '' || seen.format === 'pdf' || seen.format === 'docx')) return seen.format;
    throw new Unreadable('unknown-format', seen.what ?? (extension === '' ? '' : `.${extension.slice(0, 12)}`));
  }
  if (seen.format === said) return said;
  // Text is text: a page of HTML or Markdown may be named .txt, and a fragment of HTML has no telling first line.
  if (seen.format === 'txt' && (said === 'md' || said === 'html')) return said;
  if (seen.format === 'html' && said === 'md') return said;
  throw new Unreadable('not-what-its-name-says', seen.what ?? whatIs(seen.format));
}

function whatIs(format: Format | undefined): string {
  switch (format) {
    case 'pdf':
      return 'a PDF';
    case 'docx':
      return 'a Word document';
    case 'html':
      return 'a web page';
    case 'txt':
    case 'md':
      return 'plain text';
    case undefined:
      return '';
  }
}

function seenIn(bytes: Uint8Array): { format?: Format; what?: string } {
  // ISO 32000-1, annex H: readers accept the header within the first 1,024 bytes.
  if (indexOfAscii(bytes.subarray(0, 1024), '%PDF-') >= 0) return { format: 'pdf' };
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return indexOfAscii(bytes, 'word/') >= 0 || bytes.length < 2048 ? { format: 'docx' } : { what: 'a ZIP container, but no Word document' };
  }
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    // MS-OFFCRYPTO 1.3.1: a protected DOCX is a compound file with a stream of this name, in UTF-16.
    if (indexOfAscii(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e') >= 0) throw new Unreadable('protected-by-password', 'a Word document');
    return { what: 'a Word document of the old kind (.doc)' };
  }
  for (const [what, magic, at] of others) if (begins(bytes.subarray(at), magic)) return { what };
  const start = decodeText(bytes.subarray(0, Math.min(bytes.length, 4096) & ~1)).trimStart();
  if (looksBinary(start)) return { what: '' };
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start) ? { format: 'html' } : { format: 'txt' };
}

function looksBinary(text: string): boolean {
  let control = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32 && code !== 27)) control++;
  }
  return control > text.length / 50;
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function indexOfAscii(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, 0, 'latin1');
}
