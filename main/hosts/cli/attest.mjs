#!/usr/bin/env node
// `npx attest` in a clone: installs what is missing, then runs the terminal program on the Node that Attest is made for.
import { join } from 'node:path';
import { follow } from '../setup/follow.mjs';
import { prepare, root } from '../setup/prepare.mjs';

const { node, env } = prepare();
const here = (file) => join(root, 'main', 'hosts', 'cli', file);
follow(node, [here('leash.mjs'), here('attest.ts'), ...process.argv.slice(2)], { cwd: process.cwd(), env, leashed: true });
