// npm start: the window, in Electron; without its binary, in an installed Chromium.
import { join } from 'node:path';
import { installedChromium } from '../../chromium/installed.ts';
import { electronBinary, fetchElectron, hasDisplay } from '../desktop.ts';
import { buildStale } from '../stale.ts';
import { root, run } from '../tool.ts';

function stop(...lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

if (!hasDisplay(process.platform, process.env)) {
  stop(
    'There is no display here to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).',
    'The terminal program does the same work: npx attest --help',
    'For a window without a screen: xvfb-run npm start',
  );
}
const built = await buildStale(['window', 'program']);
if (built !== 0) process.exit(built);

const args = process.argv.slice(2);
// A test run must not wait for a download.
const electron = process.env.CI ? electronBinary() : await fetchElectron(180);
if (electron) process.exit(await run(electron, [root, ...args]));

const chromium = installedChromium();
if (!chromium) {
  stop(
    "Neither Electron's binary nor a Chromium is here.",
    'Run npx install-electron where its release page can be reached, or install Chromium or Chrome (or name one: CHROMIUM=/path/to/chromium npm start).',
  );
}
console.error(`Electron's binary can't be had here, so Attest opens in ${chromium}, in a profile that is deleted afterwards. Everything else is the same.`);
process.exit(await run(process.execPath, [join(root, 'main', 'hosts', 'chromium', 'start.ts'), ...args], { env: { CHROMIUM: chromium } }));
