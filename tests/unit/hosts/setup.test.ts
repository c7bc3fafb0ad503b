import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedChromium } from '../../../main/hosts/chromium/installed.ts';
import { countsLine, countsOf, playwrightCounts, sum, vitestCounts } from '../../../main/hosts/setup/counts.ts';
import { hasDisplay } from '../../../main/hosts/setup/desktop.ts';
import { chooseNode, whyInstall } from '../../../main/hosts/setup/prepare.mjs';
import { contentHash } from '../../../main/hosts/setup/stale.ts';
import { holds, table } from '../../../main/hosts/setup/table.ts';

describe('what is installed', () => {
  const zod = { version: '4.6.7', integrity: 'sha512-a' };
  const lock = { packages: { '': { version: '0.1.0' }, 'node_modules/zod': zod, 'node_modules/fsevents': { version: '2.3.3', optional: true } } };

  test('is missing where npm has not finished', () => {
    expect(whyInstall(lock, null)).toContain('not installed');
  });
  test('is right without the packages of other platforms', () => {
    expect(whyInstall(lock, { packages: { 'node_modules/zod': zod } })).toBeNull();
  });
  test.each<Record<string, typeof zod>>([{}, { 'node_modules/zod': { ...zod, version: '4.6.6' } }, { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }])(
    'is wrong when it is %j',
    (packages) => {
      expect(whyInstall(lock, { packages })).toContain('package-lock.json');
    },
  );
});

describe('the Node to run on', () => {
  const system = (version: string) => ({ path: '/usr/bin/node', version });
  test('is the bundled one where there is one, however new the system has', () => {
    expect(chooseNode('/bundled', system('v26.0.0'))).toEqual({ path: '/bundled', options: '' });
  });
  test.each(['v22.13.9', 'v20.20.2', 'v18.0.0'])('is not %s of the system', (version) => {
    expect(chooseNode(null, system(version))).toBeNull();
  });
  test.each(['v22.14.0', 'v23.0.0'])('is %s of the system, asked to strip types', (version) => {
    expect(chooseNode(null, system(version))?.options).toContain('--experimental-strip-types');
  });
  test('is a newer one of the system as it is', () => {
    expect(chooseNode(null, system('v24.0.0'))).toEqual({ path: '/usr/bin/node', options: '' });
  });
});

describe('the count of all tests', () => {
  test('adds the runners up in one line', () => {
    const unit = vitestCounts({ numPassedTests: 10, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
    const e2e = playwrightCounts({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 4 } });
    expect(countsLine(sum([unit, e2e]))).toBe('16 passed, 1 failed, 7 skipped');
  });
  test('a runner that failed without a failed test counts as a failure', () => {
    expect(countsOf(1, { passed: 3, failed: 0, skipped: 0 })).toEqual({ passed: 3, failed: 1, skipped: 0 });
    expect(countsOf(1, { passed: 3, failed: 2, skipped: 0 })).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });
  test('a runner that left no report counts as a failure, even when it ended well', () => {
    expect(countsOf(0, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('what is built again', () => {
  test('depends on names and bytes, not on times', () => {
    const folder = mkdtempSync(join(tmpdir(), 'attest-stale-'));
    writeFileSync(join(folder, 'a.ts'), 'one');
    const first = contentHash(folder, ['.']);
    utimesSync(join(folder, 'a.ts'), 0, 0);
    expect(contentHash(folder, ['.'])).toBe(first);
    writeFileSync(join(folder, 'a.ts'), 'two');
    expect(contentHash(folder, ['.'])).not.toBe(first);
    rmSync(folder, { recursive: true });
  });
});

describe('a table of measures', () => {
  test('puts numbers at the right and leaves what is missing empty', () => {
    expect(
      table([
        { figure: 'open', ms: 12.345 },
        { figure: 'index text', ms: 7, ratio: 0.5 },
      ]),
    ).toBe(['figure        ms  ratio', '----------  ----  -----', 'open        12.3', 'index text     7  0.500'].join('\n'));
  });
  test('a row that says nothing about holding is not taken for one that holds', () => {
    expect([holds({ ok: true }), holds({ ok: false }), holds({ failed: 0 }), holds({ failed: 2 }), holds({ figure: 'kills' })]).toEqual([
      true,
      false,
      true,
      false,
      null,
    ]);
  });
});

describe('where a window can be shown', () => {
  test('a display is asked for on Linux only', () => {
    expect([
      hasDisplay('linux', {}),
      hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
      hasDisplay('linux', { DISPLAY: ':0' }),
      hasDisplay('darwin', {}),
    ]).toEqual([false, true, true, true]);
  });
  test('a Chromium that was named and is not there is not replaced by another', () => {
    expect(installedChromium('linux', { CHROMIUM: '/gone', PATH: '/usr/bin' }, (file) => file === '/usr/bin/chromium')).toBeNull();
    expect(installedChromium('linux', { PATH: '/opt/x' }, (file) => file === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome');
  });
});
