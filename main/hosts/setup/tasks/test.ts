// npm test: everything that is checked, and one line at the end that adds it up.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedChromium } from '../../chromium/installed.ts';
import { checks } from '../checks.ts';
import { type Counts, countsLine, countsOf, type PlaywrightReport, playwrightCounts, sum, type VitestReport, vitestCounts } from '../counts.ts';
import { buildStale } from '../stale.ts';
import { root, run, runTool } from '../tool.ts';

const reports = mkdtempSync(join(tmpdir(), 'attest-test-'));
const all: Counts[] = [];

function say(name: string): void {
  console.log(`\n— ${name}`);
}

function report<T>(file: string): T | null {
  const path = join(reports, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}

function add(name: string, counts: Counts): void {
  all.push(counts);
  console.log(`${name}: ${countsLine(counts)}`);
}

/** The end-to-end tests need a browser; where packages may be installed, it is. */
async function chromiumOrInstall(): Promise<string | null> {
  const present = installedChromium();
  if (present || process.env.CHROMIUM || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return present;
  say('installing Chromium for the end-to-end tests');
  const quietly = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' }, seconds: 600 };
  await run('apt-get', ['update', '-qq'], quietly);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quietly);
  return installedChromium();
}

const chromium = await chromiumOrInstall();

for (const check of checks) {
  say(check.name);
  const ok = (await check.run()) === 0;
  add(check.name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
}

say('unit and integration tests');
const unit = await runTool('vitest/vitest.mjs', [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, 'vitest.json')}`,
]);
const unitReport = report<VitestReport>('vitest.json');
add('unit and integration tests', countsOf(unit, unitReport && vitestCounts(unitReport)));

say('build');
const built = (await buildStale(['window', 'program'])) === 0;
add('build', { passed: built ? 1 : 0, failed: built ? 0 : 1, skipped: 0 });

say('end-to-end tests');
const e2e = await runTool('playwright/cli.js', ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'], {
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json'), ...(chromium && { CHROMIUM: chromium }) },
});
const e2eReport = report<PlaywrightReport>('playwright.json');
add('end-to-end tests', countsOf(e2e, e2eReport && playwrightCounts(e2eReport)));

say('faults, short form');
const faults = await run(process.execPath, [join(root, 'main', 'hosts', 'setup', 'tasks', 'faults.ts'), '--short']);
add('faults', { passed: faults === 0 ? 1 : 0, failed: faults === 0 ? 0 : 1, skipped: 0 });

rmSync(reports, { recursive: true, force: true });
const total = sum(all);
console.log(`\n${countsLine(total)}`);
process.exit(total.failed === 0 ? 0 : 1);
