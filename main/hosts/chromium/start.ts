// The window in an installed Chromium, for a person: node main/hosts/chromium/start.ts [ARCHIVE]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEngine } from '../../engine/client.ts';
import { preferencesInMemory } from '../preferences.ts';
import { sampleCaseIn } from '../sample-case.ts';
import { installedChromium } from './installed.ts';
import { openChromiumWindow } from './window.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const executable = installedChromium();
if (!executable) {
  console.error('There is no Chromium here. Install one, or name one: CHROMIUM=/path/to/chromium');
  process.exit(1);
}
const [archive] = process.argv.slice(2);

const shown = await openChromiumWindow({
  executable,
  headless: false,
  viewport: null,
  version,
  renderer: join(root, 'dist', 'renderer'),
  startEngine: () => startEngine(),
  preferences: preferencesInMemory(),
  sampleCase: sampleCaseIn(join(root, 'resources')),
  startArchive: archive === undefined ? null : resolve(archive),
  logFault: (fault) => console.error(fault instanceof Error ? fault.name : 'fault'),
  onForeignRequest: (origin, kind) => console.error(`A request was stopped (${kind}, ${origin}).`),
});
const stop = () => void shown.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
await shown.closed;
stop();
