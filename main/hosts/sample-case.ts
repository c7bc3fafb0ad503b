import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the documents and the brief of the sample case lie below `resources`; null where they did not come along. */
export function sampleCaseIn(resources: string): { documents: string; brief: string } | null {
  const found = { documents: join(resources, 'sample-case', 'documents'), brief: join(resources, 'sample-case', 'brief.docx') };
  return existsSync(found.documents) && existsSync(found.brief) ? found : null;
}
