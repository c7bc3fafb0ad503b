// npm run package [-- arguments of electron-builder]: the installable program for this platform, into release/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchElectron } from '../desktop.ts';
import { buildStale } from '../stale.ts';
import { root, runTool } from '../tool.ts';

const built = await buildStale(['window', 'program'], true);
if (built !== 0) process.exit(built);

const args = process.argv.slice(2);
const carried = args.some((arg) => arg.includes('electronDist'));
if (!carried && !(await fetchElectron(300))) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
  console.error(
    [
      `What is missing: Electron's archive, electron-v${version}-${process.platform}-${process.arch}.zip, from https://github.com/electron/electron/releases/tag/v${version}.`,
      'Its release page can not be reached from here. Nothing was packaged. Carry the archive here, check it against node_modules/electron/checksums.json,',
      'unpack it, and run: npm run package -- --config.electronDist=FOLDER',
    ].join('\n'),
  );
  process.exit(1);
}
process.exit(await runTool('electron-builder/cli.js', ['--publish', 'never', ...args]));
