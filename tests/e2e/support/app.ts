import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, _electron as electronDriver, expect, type Page } from '@playwright/test';
import { startEngine } from '../../../main/engine/client.ts';
import { installedChromium } from '../../../main/hosts/chromium/installed.ts';
import { openChromiumWindow } from '../../../main/hosts/chromium/window.ts';
import { preferencesInMemory } from '../../../main/hosts/preferences.ts';
import { sampleCaseIn } from '../../../main/hosts/sample-case.ts';
import { electronBinary, hasDisplay } from '../../../main/hosts/setup/desktop.ts';
import { preparedDialogs } from '../../support/prepared-dialogs.ts';

export const root = join(import.meta.dirname, '..', '..', '..');
export const sampleDocuments = join(root, 'resources', 'sample-case', 'documents');
export const sampleBrief = join(root, 'resources', 'sample-case', 'brief.docx');

/** What the next dialogs will be answered with, in order; one without an answer is turned away. */
export interface Answers {
  folder(path: string): Promise<void>;
  files(paths: readonly string[]): Promise<void>;
  place(path: string): Promise<void>;
}

export interface App {
  readonly page: Page;
  readonly answers: Answers;
  /** Requests that were not for the window and were stopped. */
  readonly foreign: readonly string[];
}

export interface Shown {
  /** Which program draws the window. */
  readonly host: 'chromium' | 'electron';
  readonly scheme: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
}

/** Opens the window in Chromium, with answers in place of dialogs. */
export async function openInChromium(executable: string, shown: Omit<Shown, 'host'>): Promise<App & { close(): Promise<void> }> {
  const dialogs = preparedDialogs();
  const foreign: string[] = [];
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const window = await openChromiumWindow({
    executable,
    headless: true,
    viewport: shown.size,
    colorScheme: shown.scheme,
    version,
    renderer: join(root, 'dist', 'renderer'),
    startEngine: () => startEngine(),
    dialogs,
    preferences: preferencesInMemory(),
    sampleCase: sampleCaseIn(join(root, 'resources')),
    startArchive: null,
    logFault: (fault) => console.error(fault),
    onForeignRequest: (origin, kind) => foreign.push(`${kind} ${origin}`),
  });
  const answers: Answers = {
    folder: async (path) => void dialogs.folders.push(path),
    files: async (paths) => void dialogs.files.push(paths),
    place: async (path) => void dialogs.places.push({ path, replace: false }),
  };
  return { page: window.page, answers, foreign, close: window.close };
}

/** Opens the window in Electron, with answers in place of the system's dialogs. */
async function openInElectron(binary: string, folder: string): Promise<App & { close(): Promise<void> }> {
  const program = await electronDriver.launch({ executablePath: binary, args: [root, `--user-data-dir=${join(folder, 'electron')}`] });
  await program.evaluate(({ dialog }) => {
    const prepared = { open: [] as string[][], save: [] as string[] };
    Object.assign(globalThis, { prepared });
    dialog.showOpenDialog = async () => {
      const filePaths = prepared.open.shift();
      return { canceled: !filePaths, filePaths: filePaths ?? [] };
    };
    dialog.showSaveDialog = async () => {
      const filePath = prepared.save.shift();
      return { canceled: !filePath, filePath: filePath ?? '' };
    };
  });
  type Prepared = { prepared: { open: string[][]; save: string[] } };
  const open = (paths: readonly string[]) => program.evaluate((_, given) => void (globalThis as unknown as Prepared).prepared.open.push([...given]), paths);
  const answers: Answers = {
    folder: (path) => open([path]),
    files: open,
    place: (path) => program.evaluate((_, given) => void (globalThis as unknown as Prepared).prepared.save.push(given), path),
  };
  // The session's own handler stops foreign requests before the driver can see them.
  return { page: await program.firstWindow(), answers, foreign: [], close: () => program.close() };
}

const binary = electronBinary();
const electronMissing =
  binary === null ? "not run: Electron's binary is not here" : hasDisplay(process.platform, process.env) ? null : 'not run: there is no display';

/** A test of the window: `app` is a fresh window with no archive, `folder` an empty folder that is deleted afterwards. */
export const test = base.extend<Shown & { folder: string; app: App }>({
  host: ['chromium', { option: true }],
  scheme: ['light', { option: true }],
  size: [{ width: 1280, height: 840 }, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: the driver reads the names of what a fixture needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'attest-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ host, scheme, size, folder }, use, info) => {
    if (host === 'electron' && electronMissing !== null) {
      if (process.env.REQUIRE_ELECTRON === '1') throw new Error(electronMissing);
      info.skip(true, electronMissing);
    }
    const chromium = installedChromium();
    if (host === 'chromium' && !chromium) throw new Error('There is no Chromium here: install one, or name one with CHROMIUM=/path/to/chromium.');
    const app = host === 'electron' ? await openInElectron(binary ?? '', folder) : await openInChromium(chromium ?? '', { scheme, size });
    const errors: string[] = [];
    app.page.on('pageerror', (error) => errors.push(error.message));
    app.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await use(app);
    await app.close();
    expect(errors, 'the window says nothing is wrong').toEqual([]);
    expect(app.foreign, 'nothing asks for anything outside').toEqual([]);
  },
});

export { expect };
