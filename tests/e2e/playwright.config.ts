import { defineConfig } from '@playwright/test';
import type { Shown } from './support/app.ts';

/** The same tests against each program that can draw the window. */
export default defineConfig<Shown>({
  testDir: './specs',
  outputDir: '../../test-results',
  globalSetup: './support/build.ts',
  // Two windows at once would share the processor with two engines deriving keys.
  workers: 1,
  // Long, so that only what never comes fails: how fast it comes is measured elsewhere.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'chromium-host', use: { host: 'chromium' } },
    { name: 'electron', use: { host: 'electron' } },
  ],
});
