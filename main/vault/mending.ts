import type { Access } from './access.ts';
import type { DamageList } from './damage.ts';
import type { Log } from './log.ts';
import type { Snapshot } from './snapshot.ts';
import type { Subjects } from './subjects.ts';
import type { Damage } from './types.ts';
import { laterKey } from './verify.ts';

export interface ArchiveToMend {
  readonly access: Access;
  readonly damage: DamageList;
  readonly log: Log;
  readonly subjects: Subjects;
  readonly snapshot: Snapshot;
}

/** Puts right what has a whole copy, sets aside what can't stay where it is; returns what is lost and not recorded yet. */
export async function mendArchive({ access, damage, log, subjects, snapshot }: ArchiveToMend, found: readonly Damage[]): Promise<Damage[]> {
  for (const { what, where } of found) damage.add(what, where);
  await log.repairTail();
  await subjects.mend(log.sequence, (subject, sequence) => damage.add('chain', laterKey(subject, sequence)));
  const known = await snapshot.front();
  if (known === null) await snapshot.destroyDamaged();
  else if (!(await log.knows(known.at.sequence, known.at.hash))) await snapshot.setAside();
  if (damage.list.some(({ what }) => what === 'header')) {
    await access.renew();
    damage.mended('header');
  }
  return damage.list.filter(({ what, recorded }) => what !== 'torn-tail' && !recorded);
}
