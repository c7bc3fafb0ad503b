import { byChance, everything, nothing } from '../support/power-cut-files.ts';
import { storyCutAt, storyLength } from '../support/power-cut-story.ts';

/** Power cuts during every operation, each with several ways in which unsynced things may be lost; then each sync left out. */
export async function run({ short }: { short: boolean }): Promise<{ name: string; reach: string; found: string; ok: boolean }> {
  const { operations, syncs } = await storyLength();
  const chances = short ? 2 : 40;
  let cuts = 0;
  let lost = 0;
  for (let operation = 1; operation <= operations + 1; operation++) {
    const survivals = [nothing, everything, ...Array.from({ length: chances }, (_, seed) => byChance(operation * 1000 + seed))];
    cuts += survivals.length;
    for (const survival of survivals) if (await storyCutAt(operation, [survival])) lost++;
  }
  let noticed = 0;
  for (const [index, { operation }] of syncs.entries()) {
    let found: string | null = null;
    for (let cut = operation; cut <= operations + 1 && found === null; cut++)
      found = await storyCutAt(cut, [nothing, byChance(cut), byChance(cut + 500)], index);
    if (found !== null) noticed++;
  }
  return {
    name: 'power cut at every operation; every sync left out once',
    reach: `${cuts} cuts, 0 with loss; ${syncs.length} of ${syncs.length} left-out syncs noticed`,
    found: `${cuts} cuts, ${lost} with loss; ${noticed} of ${syncs.length} left-out syncs noticed`,
    ok: lost === 0 && noticed === syncs.length,
  };
}
