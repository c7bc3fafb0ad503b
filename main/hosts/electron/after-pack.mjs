// Looks at what was packed, sets every fuse of its Electron by name, and reads them back. What is not right stops the packaging.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Why each is as it is. `strictlyRequireAllFuses` makes a new one of a later Electron an error until it is decided. */
export const fuses = {
  // Readers of foreign files are plain Node processes under Node's permission model, started from this binary.
  [FuseV1Options.RunAsNode]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // It would need a snapshot file of our own beside the binary.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** The file that holds the fuses, in the folder that electron-builder has just filled. */
function binaryOf({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  return join(appOutDir, packager.executableName);
}

/** Paths in an ASAR archive. Its head: four numbers of 32 bits, the last the length of a JSON tree of names (github.com/electron/asar, "Format"). */
export function packedPaths(archive) {
  const file = openSync(archive, 'r');
  try {
    const numbers = Buffer.alloc(16);
    readSync(file, numbers, 0, 16, 0);
    const tree = Buffer.alloc(numbers.readUInt32LE(12));
    readSync(file, tree, 0, tree.length, 16);
    const below = (entry, path) => Object.entries(entry.files ?? {}).flatMap(([name, child]) => [`${path}/${name}`, ...below(child, `${path}/${name}`)]);
    return below(JSON.parse(tree.toString('utf8')), '');
  } finally {
    closeSync(file);
  }
}

const needed = [
  '/dist/main/electron.js',
  '/dist/main/engine.js',
  '/dist/main/reader.js',
  '/dist/main/preload.cjs',
  '/dist/renderer/index.html',
  '/node_modules/sql.js',
  '/node_modules/pdfjs-dist',
];
/** Hosts and hooks for tests, what drives a browser, sources, and a second Node. */
const unwanted =
  /^\/(tests|main|renderer|shared|test-results)\/|^\/node_modules\/(@playwright|playwright|playwright-core|vitest|vite|electron|node-(linux|win|darwin)-\w+)(\/|$)|\/[^/]*chromium[^/]*\.(js|mjs)$/;

/** What is wrong with the paths in a package, as sentences; empty where nothing is. */
export function faultsOf(paths) {
  return [
    ...needed.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...paths.filter((path) => unwanted.test(path)).map((path) => `${path} does not belong in it`),
  ];
}

function resourcesOf({ appOutDir, electronPlatformName, packager }) {
  return electronPlatformName === 'darwin' ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources') : join(appOutDir, 'resources');
}

export default async function afterPack(context) {
  const faults = faultsOf(packedPaths(join(resourcesOf(context), 'app.asar')));
  if (faults.length > 0) throw new Error(`the package is not right: ${faults.slice(0, 5).join('; ')}`);
  const binary = binaryOf(context);
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    strictlyRequireAllFuses: true,
    ...fuses,
  });
  const wire = await getCurrentFuseWire(binary);
  for (const [fuse, on] of Object.entries(fuses)) {
    if (wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE)) throw new Error(`fuse ${FuseV1Options[fuse]} is not as it was set`);
  }
}
