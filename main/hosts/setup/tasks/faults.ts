// npm run faults [-- --short] [-- --json]: every file of tests/faults that exports run(). Ends with 1 when one does not hold.
import { parseArgs } from 'node:util';
import { measured } from '../measured.ts';
import { holds, table } from '../table.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
const rows = await measured('tests/faults', 'run', { small: values.short, short: values.short, docs: undefined });
// A row that says neither `ok` nor `failed` can't be taken for a pass.
const broken = rows.filter((row) => holds(row) !== true);
console.log(values.json ? JSON.stringify({ items: rows, total: rows.length, failed: broken.length }) : table(rows));
process.exit(broken.length === 0 ? 0 : 1);
