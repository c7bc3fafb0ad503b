// The process that full-disk.ts runs on a small file system: each kind of change, with that much space and no more.
import { existsSync, statfsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { isRefusal } from '../../../shared/contract/errors.ts';
import { changes, type Disk, FullDiskCase } from '../../support/full-disk-case.ts';

const [root = '', form = 'short'] = process.argv.slice(2);
const page = statfsSync(root).bsize;
/** Pages left free, from more than any of the changes needs down to none. */
const free = form === 'short' ? [12, 0] : [...Array.from({ length: 40 }, (_, i) => 40 - i), 0];
const filler = join(root, 'filler');

const disk: Disk = {
  async leave(pages) {
    await rm(filler, { force: true });
    const { bavail } = statfsSync(root);
    const file = await open(filler, 'w');
    try {
      await file.writeFile(new Uint8Array(Math.max(0, bavail - pages) * page));
    } finally {
      await file.close();
    }
  },
  empty: () => rm(filler, { force: true }),
};

const outside = await mkdtemp(join(tmpdir(), 'attest-filling-'));
let tried = 0;
let refused = 0;
const neverRefused: string[] = [];
const wrong: string[] = [];
const story = new FullDiskCase(root, outside, disk);
try {
  await story.begin();
  for (const [name, change] of Object.entries(changes)) {
    let refusedOnce = false;
    for (const pages of free) {
      tried++;
      const say = (what: string) => wrong.push(`${name} with ${pages} pages free: ${what}`);
      await story.prepare(change);
      await story.exhaust();
      const before = await story.view();
      await disk.leave(pages);
      const outcome = await story.outcome(() => change.run(story));
      if (outcome !== null && outcome !== 'disk-full') say(outcome);
      if (outcome !== null) {
        refused++;
        refusedOnce = true;
        if ((await story.view()) !== before) say('refused, and something changed');
        if (change.leaves && existsSync(change.leaves(story))) say('refused, and a file is left');
      }
      await disk.empty();
      if (outcome !== null) {
        const again = await story.outcome(() => change.run(story));
        if (again !== null) say(`after space was freed: ${again}`);
      }
      if (form === 'short' && pages !== free.at(-1)) continue;
      const after = await story.view();
      await story.reopen();
      if ((await story.view()) !== after) say('opened again, something acknowledged is not there');
      if (!(await story.sound())) say('does not verify');
    }
    if (!refusedOnce && !change.alwaysDone) neverRefused.push(name);
  }
  await story.end();
} catch (error) {
  wrong.push(`stopped: ${isRefusal(error) ? error.code : inspect(error)}`);
} finally {
  await rm(outside, { recursive: true, force: true });
}
for (const what of wrong) console.error(what);
console.log(JSON.stringify({ tried, refused, neverRefused, wrong }));
