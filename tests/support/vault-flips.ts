import type { BlobId, SubjectId, Vault } from '../../main/vault/types.ts';
import { createVault, openVault } from '../../main/vault/vault.ts';
import { isRefusal } from '../../shared/contract/errors.ts';
import { PowerCutDisk } from './power-cut-files.ts';
import { envelopes, PASSPHRASE, plain, ports, storeBlob, text } from './vault-rig.ts';

export interface SmallArchive {
  readonly disk: PowerCutDisk;
  readonly named: ReadonlyMap<BlobId, SubjectId>;
  readonly events: readonly string[];
}

/** Three segments, two subjects, two blobs, a snapshot; closed. */
export async function smallArchive(seed = 1): Promise<SmallArchive> {
  const disk = new PowerCutDisk();
  const { vault } = await createVault(ports(disk.files(), seed, { segmentSize: 800 }), { passphrase: PASSPHRASE });
  const named = new Map<BlobId, SubjectId>();
  const events: string[] = [];
  for (let number = 1; number <= 8; number++) {
    const parts = [];
    if (number <= 2) {
      const subject = await vault.newSubject();
      named.set(await storeBlob(vault, subject, text(`content ${number}`)), subject);
      parts.push({ subject, bytes: text('part') });
    }
    events.push(`event ${number}`);
    const { head } = await vault.append([{ envelope: text(`event ${number}`), parts }]);
    if (number === 7) await vault.writeSnapshot(text('image'), 1, head);
  }
  await vault.close();
  return { disk, named, events };
}

/** What opening and verifying say about this disk: `where` of everything named, empty when nothing was noticed. */
export async function noticed(
  disk: PowerCutDisk,
  { named, events }: Pick<SmallArchive, 'named' | 'events'>,
): Promise<{ named: string[]; wrong: string | null }> {
  let vault: Vault;
  try {
    vault = await openVault(ports(disk.files(), 9, { segmentSize: 800 }), { passphrase: PASSPHRASE });
  } catch (error) {
    if (isRefusal(error, 'archive-damaged')) return { named: [error.data.where], wrong: 'does not open' };
    return { named: [], wrong: `${error}` };
  }
  const read = await envelopes(vault);
  const strange = read.find((event) => !events.includes(event));
  let blobs = 0;
  for (const [blob, subject] of named) {
    const content = await vault.readBlob(subject, blob, 0, 100).then(plain, () => null);
    if (content?.startsWith('content ')) blobs++;
  }
  const { damaged } = await vault.verify(named, () => undefined);
  const where = [...vault.damage, ...damaged].map((damage) => damage.where);
  await vault.close();
  const lost = events.length - read.length + named.size - blobs;
  const wrong = strange ? `a record that nobody wrote: ${strange}` : lost > 1 ? `one flip lost ${lost} things` : null;
  return { named: [...new Set(where)], wrong };
}

/** Flips one bit of every `stride`th byte of every file; what goes unnoticed, is named wrongly or costs more than itself. */
export async function flipEverything(stride: (path: string) => number): Promise<{ flips: number; bad: string[] }> {
  const archive = await smallArchive();
  const bad: string[] = [];
  let flips = 0;
  for (const [path, bytes] of archive.disk.all()) {
    for (let at = flips % stride(path); at < bytes.length; at += stride(path)) {
      const disk = archive.disk.copy();
      disk.overwrite(
        path,
        bytes.map((byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte)),
      );
      flips++;
      const { named, wrong } = await noticed(disk, archive);
      if (wrong) bad.push(`${path} byte ${at}: ${wrong}`);
      else if (!named.some((where) => where.startsWith(path))) bad.push(`${path} byte ${at}: named ${named.join('; ') || 'nothing'}`);
    }
  }
  return { flips, bad };
}
