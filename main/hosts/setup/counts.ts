/** What several test runners said, in one form. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** The part of Playwright's JSON report that is read here. A flaky test passed on a second try. */
export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
}

/**
 * The counts of a runner that ended with `code`. A runner that failed without one failed test (a file that couldn't be
 * loaded, a crash, no report) counts as one failure: nothing that went wrong may add up to a pass.
 */
export function countsOf(code: number, reported: Counts | null): Counts {
  const counts = reported ?? { passed: 0, failed: 0, skipped: 0 };
  return { ...counts, failed: counts.failed === 0 && (code !== 0 || reported === null) ? 1 : counts.failed };
}

export function vitestCounts(report: VitestReport): Counts {
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

export function playwrightCounts({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((n, c) => n + c.passed, 0),
    failed: all.reduce((n, c) => n + c.failed, 0),
    skipped: all.reduce((n, c) => n + c.skipped, 0),
  };
}

export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
