import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SampleCase {
  /** Paths. */
  readonly documents: string;
  readonly brief: string;
  /** Written inside the archive, never imported as a file. */
  readonly testimony: { readonly title: string; readonly text: string };
}

/** The sample case below `resources`; null where it did not come along. */
export function sampleCaseIn(resources: string): SampleCase | null {
  const home = join(resources, 'sample-case');
  const [documents, brief, testimony] = [join(home, 'documents'), join(home, 'brief.docx'), join(home, 'testimony.txt')];
  if (![documents, brief, testimony].every((path) => existsSync(path))) return null;
  const [title = '', ...lines] = readFileSync(testimony, 'utf8').split('\n');
  return { documents, brief, testimony: { title, text: lines.join('\n').trim() } };
}
