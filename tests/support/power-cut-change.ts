import { isRefusal } from '../../shared/contract/errors.ts';
import { byChance, everything, nothing, PowerCut, type PowerCutDisk, type Survival } from './power-cut-files.ts';

/** A change to an archive that is there, and what must be true of the disk after a power cut anywhere in it. */
export interface Change {
  readonly before: PowerCutDisk;
  /** Calls `done` when the vault has acknowledged. */
  readonly work: (disk: PowerCutDisk, done: () => void) => Promise<void>;
  /** Why this disk isn't as it must be, or null. */
  readonly broken: (disk: PowerCutDisk, acknowledged: boolean) => Promise<string | null>;
}

async function cutOnce({ before, work, broken }: Change, cut: number, lies: number, survivals: readonly Survival[]): Promise<string | null> {
  const disk = before.copy();
  disk.cutAt = cut;
  disk.lies = (index) => index === lies;
  let acknowledged = false;
  try {
    await work(disk, () => {
      acknowledged = true;
    });
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  for (const survival of survivals) {
    const why = await broken(disk.afterCut(survival), acknowledged).catch((error: unknown) =>
      isRefusal(error) ? `refused: ${error.code} ${JSON.stringify(error.data)}` : `thrown: ${error}`,
    );
    if (why) return `cut at ${cut}: ${why}`;
  }
  return null;
}

/** Cuts the power during every operation, then leaves out each sync once: what was lost, and which syncs nobody missed. */
export async function cutEverywhere(change: Change, chances = 6): Promise<{ lost: string[]; unmissed: string[]; syncs: number }> {
  const whole = change.before.copy();
  await change.work(whole, () => undefined);
  const survivals = (cut: number) => [nothing, everything, ...Array.from({ length: chances }, (_, seed) => byChance(cut * 97 + seed))];
  const lost: string[] = [];
  for (let cut = 1; cut <= whole.operations + 1; cut++) {
    const why = await cutOnce(change, cut, -1, survivals(cut));
    if (why) lost.push(why);
  }
  const unmissed: string[] = [];
  for (const [index, { what, operation }] of whole.syncs.entries()) {
    let found: string | null = null;
    for (let cut = operation; cut <= whole.operations + 1 && found === null; cut++) found = await cutOnce(change, cut, index, survivals(cut + 1));
    if (found === null) unmissed.push(`${index} ${what}`);
  }
  return { lost, unmissed, syncs: whole.syncs.length };
}
