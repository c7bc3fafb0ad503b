// npm run bench [-- --small] [-- --json] [-- --docs N]: every file of tests/bench that exports rows().
import { parseArgs } from 'node:util';
import { measured } from '../measured.ts';
import { holds, table } from '../table.ts';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, docs: { type: 'string' } } });
const docs = values.docs === undefined ? undefined : Number(values.docs);
if (docs !== undefined && !(Number.isInteger(docs) && docs > 0)) {
  console.error('--docs takes a whole number.');
  process.exit(2);
}

const rows = await measured('tests/bench', 'rows', { small: values.small, short: values.small, docs });
console.log(values.json ? JSON.stringify({ items: rows, total: rows.length }) : table(rows));
// A timed figure never decides; only a measure that could not be taken does.
process.exit(rows.some((row) => row.detail === 'stopped by an error' && holds(row) === false) ? 1 : 0);
