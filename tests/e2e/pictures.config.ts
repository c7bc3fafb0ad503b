import { defineConfig } from '@playwright/test';

/** Not a test: draws the pictures of the documentation from the sample case. */
export default defineConfig({
  testDir: './pictures',
  outputDir: '../../test-results',
  globalSetup: './support/build.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
});
