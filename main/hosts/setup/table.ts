/** One line of a table that `npm run bench` or `npm run faults` prints; columns are the names, in the order they come. */
export type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

function cell(value: Row[string]): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(3);
  return value;
}

/** Numbers at the right of their column, words at the left, two spaces between columns. */
export function table(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => cell(row[name]).length)));
  const numeric = names.map((name) => rows.every((row) => row[name] === undefined || row[name] === null || typeof row[name] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => (numeric[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...rows.map((row) => line(names.map((name) => cell(row[name]))))].join('\n');
}

/** Whether what a row promises holds; null for a row that promises nothing. */
export function holds(row: Row): boolean | null {
  if (typeof row.ok === 'boolean') return row.ok;
  if (typeof row.failed === 'number') return row.failed === 0;
  return null;
}
