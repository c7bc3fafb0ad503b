// npm run check: types, rules between rooms, what nobody uses.
import { checks } from '../checks.ts';

let failed = 0;
for (const check of checks) {
  console.log(`— ${check.name}`);
  if ((await check.run()) !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
