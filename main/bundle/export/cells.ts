import { printable } from '../../citing/printable.ts';

/**
 * A table as CSV: RFC 4180 with CRLF and a byte order mark, without which Excel reads UTF-8 as something else. A cell that
 * a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"; full-width signs too).
 */
export function writeCells(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${printable(value)}` : printable(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
