import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The reports that people work with; where they are missing, the tests that need them are skipped. */
export const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
export const hasCorpus = existsSync(corpus);
export const report = (name: string): string => `${corpus}${name}`;
export const reports = {
  iccpr: 'iccpr-submission-2025-kazakhstan.txt',
  cat: 'cat-submission-2023-03-kazakhstan.txt',
  review2023: 'ilga-europe-annual-review-2023-kazakhstan.txt',
  review2025: 'ilga-europe-annual-review-2025-kazakhstan.txt',
  statement: 'ilga-europe-statement-2024-04-kazakhstan.txt',
} as const;
