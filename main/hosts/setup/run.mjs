#!/usr/bin/env node
// Runs one of the project's commands: node main/hosts/setup/run.mjs <task> [arguments]. What `npm run <task>` stands for.
import { join } from 'node:path';
import { follow } from './follow.mjs';
import { prepare, root } from './prepare.mjs';

const tasks = join(root, 'main', 'hosts', 'setup', 'tasks');
const files = {
  start: join(tasks, 'start.ts'),
  demo: join(root, 'main', 'hosts', 'cli', 'demo.ts'),
  build: join(tasks, 'build.ts'),
  test: join(tasks, 'test.ts'),
  check: join(tasks, 'check.ts'),
  bench: join(tasks, 'bench.ts'),
  faults: join(tasks, 'faults.ts'),
  package: join(tasks, 'package.ts'),
  pictures: join(tasks, 'pictures.ts'),
};

const [task = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(files, task)) {
  console.error(`There is no task "${task}". There are: ${Object.keys(files).join(', ')}.`);
  process.exit(2);
}
const { node, env } = prepare();
follow(node, [files[task], ...rest], { cwd: root, env });
