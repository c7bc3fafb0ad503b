import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './tool.ts';

const folder = join(root, 'node_modules', 'electron');

/** Electron's binary where it is installed, else null. Never imports `electron`: that would try to download it. */
export function electronBinary(): string | null {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const file = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(note, 'utf8'));
  return existsSync(file) ? file : null;
}

/** Electron's binary, fetched from its release page when it is missing (checked against the package's checksums). */
export async function fetchElectron(seconds: number): Promise<string | null> {
  const present = electronBinary();
  if (present) return present;
  console.error(`Electron's binary is not here yet; trying to get it from its release page (at most ${seconds} s).`);
  await runTool('electron/install.js', [], { quiet: true, seconds });
  return electronBinary();
}

/** Whether a window can be shown here. Windows and macOS always have a display. */
export function hasDisplay(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
