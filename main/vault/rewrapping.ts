import type { Access } from './access.ts';
import type { Subjects } from './subjects.ts';

/** The second half of a re-keying; an opening does it again where it was interrupted. */
export async function rewrapAll(subjects: Subjects, access: Access): Promise<void> {
  await subjects.rewrap();
  await access.endRewrapping();
}
