import type { Blobs } from './blobs.ts';
import type { Snapshot } from './snapshot.ts';
import type { Subjects } from './subjects.ts';
import type { BlobId, SubjectId } from './types.ts';

/** The keys first; the names of their files last, as the sign that there is more to do. */
export async function eraseForGood(
  rooms: { readonly subjects: Subjects; readonly blobs: Blobs; readonly snapshot: Snapshot },
  subjects: readonly SubjectId[],
  blobs: readonly BlobId[],
): Promise<void> {
  for (const subject of subjects) await rooms.subjects.destroy(subject);
  await rooms.blobs.remove(blobs);
  await rooms.snapshot.destroy();
  for (const subject of subjects) if (await rooms.subjects.exists(subject)) await rooms.subjects.removeDestroyed(subject);
}
