import type { BlobId, SubjectId } from '../../main/vault/types.ts';
import { createVault, openVault } from '../../main/vault/vault.ts';
import { isRefusal } from '../../shared/contract/errors.ts';
import { PowerCut, PowerCutDisk, type Survival } from './power-cut-files.ts';
import { PASSPHRASE, plain, ports, storeBlob, text } from './vault-rig.ts';

/** What the vault has said is kept. */
export interface Kept {
  created: boolean;
  groups: { name: string; size: number; subject: SubjectId; blob: BlobId; content: string }[];
  snapshot: { text: string; sequence: number } | null;
}

/** Create, groups of events of one to three with a blob each, over several segments; snapshots; a second opening. */
export async function story(disk: PowerCutDisk): Promise<Kept> {
  const kept: Kept = { created: false, groups: [], snapshot: null };
  try {
    let { vault } = await createVault(ports(disk.files(), 1), { passphrase: PASSPHRASE });
    kept.created = true;
    for (let group = 0; group < 6; group++) {
      if (group === 4) {
        await vault.close();
        vault = await openVault(ports(disk.files(), 77), { passphrase: PASSPHRASE });
      }
      const size = (group % 3) + 1;
      const name = `group ${group}`;
      const subject = await vault.newSubject();
      const content = `${name} content`.repeat(30);
      const blob = await storeBlob(vault, subject, text(content));
      const events = Array.from({ length: size }, (_, index) => ({
        envelope: text(JSON.stringify({ name, index, size, blob, filler: 'x'.repeat(group * 90) })),
        parts: [{ subject, bytes: text(`${name} part`) }],
      }));
      const { head } = await vault.append(events);
      kept.groups.push({ name, size, subject, blob, content });
      if (group % 2 === 1) {
        await vault.writeSnapshot(text(`image ${group}`), 1, head);
        kept.snapshot = { text: `image ${group}`, sequence: head.sequence };
      }
    }
    await vault.close();
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  return kept;
}

/** Why this disk doesn't hold what was kept, or null. Opens it as the next program start would, twice, and goes on working. */
export async function broken(disk: PowerCutDisk, kept: Kept): Promise<string | null> {
  const files = disk.files();
  let vault: Awaited<ReturnType<typeof openVault>>;
  try {
    vault = await openVault(ports(files, 1001), { passphrase: PASSPHRASE });
  } catch (error) {
    if (!kept.created && isRefusal(error, 'archive-missing')) {
      const again = await createVault(ports(files, 1002), { passphrase: PASSPHRASE });
      await again.vault.close();
      return null;
    }
    return `does not open: ${error}`;
  }
  if (vault.readOnly !== null) return `opened read-only: ${vault.readOnly} ${JSON.stringify(vault.damage)}`;
  if (vault.damage.some(({ what }) => what !== 'torn-tail')) return `damage: ${JSON.stringify(vault.damage)}`;
  const met = new Map<string, number>();
  const named = new Map<BlobId, SubjectId>();
  for await (const event of vault.events(0)) {
    const { name, index, size, blob } = JSON.parse(plain(event.envelope) ?? '');
    const part = event.parts[0];
    if (index !== (met.get(name) ?? 0)) return `${name} has its events out of order`;
    met.set(name, index + 1);
    if (part && plain(part.bytes) !== `${name} part`) return `${name} lost a part`;
    if (part) named.set(blob, part.subject);
    if (met.get(name) === size) met.set(`${name} whole`, 1);
  }
  for (const name of met.keys()) if (!name.endsWith('whole') && !met.has(`${name} whole`)) return `${name} is half there`;
  for (const group of kept.groups) {
    if (met.get(group.name) !== group.size) return `${group.name} is lost`;
    try {
      if (plain(await vault.readBlob(group.subject, group.blob, 0, 1e6)) !== group.content) return `${group.name} has another blob`;
    } catch (error) {
      return `${group.name} lost its blob: ${error}`;
    }
  }
  const snapshot = await vault.readSnapshot(1);
  if (kept.snapshot && (snapshot === null || snapshot.at.sequence < kept.snapshot.sequence)) return 'the snapshot is lost';
  await vault.sweepBlobs(new Set(named.keys()));
  const { damaged } = await vault.verify(named, () => undefined);
  if (damaged.length > 0) return `verify: ${JSON.stringify(damaged)}`;
  const { head } = await vault.append([{ envelope: text('{"name":"after","index":0,"size":1}'), parts: [] }]);
  await vault.close();
  const reopened = await openVault(ports(files, 1003), { passphrase: PASSPHRASE });
  if (reopened.head.hash !== head.hash || reopened.damage.length > 0) return 'does not go on after opening';
  await reopened.close();
  return null;
}

/** How many operations the story has when nothing goes wrong. */
export async function storyLength(): Promise<{ operations: number; syncs: PowerCutDisk['syncs'] }> {
  const disk = new PowerCutDisk();
  await story(disk);
  return { operations: disk.operations, syncs: disk.syncs };
}

/** The power goes at this operation; `lies` is the number of the sync that isn't done, or −1. */
export async function storyCutAt(operation: number, survivals: readonly Survival[], lies = -1): Promise<string | null> {
  const disk = new PowerCutDisk();
  disk.cutAt = operation;
  disk.lies = (index) => index === lies;
  const kept = await story(disk);
  for (const survival of survivals) {
    const why = await broken(disk.afterCut(survival), kept).catch((error: unknown) => `after opening: ${error}`);
    if (why) return `cut at ${operation}: ${why}`;
  }
  return null;
}
