import { expect, test } from 'vitest';
import { restoreDrill } from '../../../main/vault/restore-drill.ts';
import type { BlobId, SubjectId, Vault } from '../../../main/vault/types.ts';
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { cutEverywhere } from '../../support/power-cut-change.ts';
import { PowerCutDisk } from '../../support/power-cut-files.ts';
import { envelopes, PASSPHRASE, plain, ports, storeBlob, text } from '../../support/vault-rig.ts';

const secret = { passphrase: PASSPHRASE };
const quiet = () => undefined;

async function grow(vault: Vault, name: string, named: Map<BlobId, SubjectId>): Promise<SubjectId> {
  const subject = await vault.newSubject();
  const blob = await storeBlob(vault, subject, text(`${name} blob`));
  named.set(blob, subject);
  await vault.append([{ envelope: text(`${name} ${'x'.repeat(700)}`), parts: [{ subject, bytes: text(`${name} part`) }] }]);
  return subject;
}

async function archive() {
  const disk = new PowerCutDisk();
  const made = await createVault(ports(disk.files(), 1), secret);
  const named = new Map<BlobId, SubjectId>();
  const subjects = [await grow(made.vault, 'one', named), await grow(made.vault, 'two', named)];
  await made.vault.writeSnapshot(text('image'), 1, made.vault.head);
  return { disk, ...made, named, subjects };
}

test('a copy opens with the recovery key, holds every event and blob, and has the same fingerprint', async () => {
  const { vault, recoveryKey, named } = await archive();
  const place = new PowerCutDisk();
  const steps: number[] = [];
  const { head, files, total } = await vault.copyTo(place.files(), (done, all) => steps.push(done / all));
  expect(files).toBe(total);
  expect(steps.at(-1)).toBe(1);
  expect(await restoreDrill(ports(place.files(), 2), { recoveryKey }, head)).toEqual({ events: 2, fingerprint: vault.head.hash, good: true, damage: [] });
  const copy = await openVault(ports(place.files(), 3), secret);
  expect((await copy.verify(named, quiet)).damaged).toEqual([]);
  expect([...place.all().keys()].filter((path) => /snapshot|new$/.test(path))).toEqual([]);
});

test('a second copy to the same place writes only what is new', async () => {
  const { vault, recoveryKey, named } = await archive();
  const place = new PowerCutDisk();
  await vault.copyTo(place.files(), quiet);
  expect((await vault.copyTo(place.files(), quiet)).files).toBe(0);
  await grow(vault, 'three', named);
  const { files, head } = await vault.copyTo(place.files(), quiet);
  expect(files).toBe(3); // blob, key file, segment
  expect((await restoreDrill(ports(place.files(), 2), { recoveryKey }, head)).good).toBe(true);
  expect((await restoreDrill(ports(place.files(), 2), { recoveryKey }, { ...head, sequence: 9 })).good).toBe(false);
});

test('work goes on while a copy is made, erasing waits for it, and the copy is of one moment', async () => {
  const { vault, recoveryKey, named, subjects } = await archive();
  const place = new PowerCutDisk();
  const order: string[] = [];
  const copying = vault.copyTo(place.files(), quiet).finally(() => order.push('copied'));
  const erasing = vault.eraseSubject(subjects[0] as SubjectId, []).finally(() => order.push('erased'));
  await grow(vault, 'meanwhile', named).finally(() => order.push('grown'));
  const { head } = await copying;
  await erasing;
  expect(order).toEqual(['grown', 'copied', 'erased']);
  expect(head.sequence).toBe(2);
  expect(await restoreDrill(ports(place.files(), 2), { recoveryKey }, head)).toMatchObject({ events: 2, good: true });
  expect(vault.head.sequence).toBe(3);
});

test('what was erased is destroyed in the copy too, and a re-keying reaches it', async () => {
  const { vault, recoveryKey, named, subjects } = await archive();
  const [gone, stays] = subjects as [SubjectId, SubjectId];
  const blobs = [...named].filter(([, subject]) => subject === gone).map(([blob]) => blob);
  const place = new PowerCutDisk();
  await vault.copyTo(place.files(), quiet);
  await vault.eraseSubject(gone, blobs);
  await vault.rekey([secret]);
  await vault.copyTo(place.files(), quiet);
  expect([...place.all().keys()].filter((path) => path.includes(gone) || path.includes(blobs[0] ?? ''))).toEqual([]);
  await expect(openVault(ports(place.files(), 2), { recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' });
  const copy = await openVault(ports(place.files(), 3), secret);
  expect(copy.damage).toEqual([]);
  for await (const { parts } of copy.events(1)) expect(parts.map(({ subject, bytes }) => [subject, plain(bytes)])).toEqual([[stays, 'two part']]);
});

test('a folder with something else in it, another archive, or a log of its own is left alone', async () => {
  const { vault } = await archive();
  const place = new PowerCutDisk();
  await place.files().create('holiday.jpg');
  await expect(vault.copyTo(place.files(), quiet)).rejects.toMatchObject({ code: 'file-exists' });
  const theirs = await createVault(ports(new PowerCutDisk().files(), 5), secret);
  const foreign = new PowerCutDisk();
  await theirs.vault.copyTo(foreign.files(), quiet);
  await expect(vault.copyTo(foreign.files(), quiet)).rejects.toMatchObject({ code: 'file-exists' });
  const copy = new PowerCutDisk();
  await vault.copyTo(copy.files(), quiet);
  const elsewhere = { computer: 'elsewhere', process: 6, started: null, alive: () => true };
  const branch = await openVault(ports(copy.files(), 6, { owner: elsewhere }), secret);
  await expect(vault.copyTo(copy.files(), quiet)).rejects.toMatchObject({ code: 'archive-in-use' });
  await branch.append([{ envelope: text('a branch'), parts: [] }]);
  await branch.close();
  const left = copy.copy().all();
  await expect(vault.copyTo(copy.files(), quiet)).rejects.toMatchObject({ code: 'wrong-input', data: { reason: 'backup-differs' } });
  expect(copy.all()).toEqual(left);
});

test('a cancelled copy is good as far as it came, and is finished by the next', async () => {
  const { vault, recoveryKey } = await archive();
  const place = new PowerCutDisk();
  const stop = new AbortController();
  await expect(vault.copyTo(place.files(), (done) => done === 3 && stop.abort(), stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  const { head } = await vault.copyTo(place.files(), quiet);
  expect((await restoreDrill(ports(place.files(), 2), { recoveryKey }, head)).good).toBe(true);
});

test('a power cut at the place of the copy leaves the copy before or the new one; every sync is needed', async () => {
  const { vault, named, subjects } = await archive();
  const place = new PowerCutDisk();
  const before = (await vault.copyTo(place.files(), quiet)).head;
  const gone = subjects[0] as SubjectId;
  const blobs = [...named].filter(([, subject]) => subject === gone).map(([blob]) => blob);
  await grow(vault, 'three', named);
  await vault.eraseSubject(gone, blobs);
  await vault.rekey([secret]);
  await vault.append([{ envelope: text('new epoch'), parts: [] }]);
  const { head } = vault;
  const left = new Map([...named].filter(([, subject]) => subject !== gone));
  const { lost, unmissed } = await cutEverywhere(
    {
      before: place,
      work: async (at, done) => {
        await vault.copyTo(at.files(), quiet);
        done();
      },
      broken: async (at, acknowledged) => {
        const all = [...at.all().keys()];
        if (acknowledged && all.some((path) => path.includes(gone) || path.includes(blobs[0] ?? ''))) return 'what was erased is there';
        const copy = await openVault(ports(at.files(), 3), secret);
        // As the room above does: its log tells what was erased.
        if (copy.head.hash === head.hash) await copy.destroyReturned(new Set([gone]));
        if (copy.readOnly !== null || copy.damage.length > 0) return `${copy.readOnly} ${JSON.stringify(copy.damage)}`;
        if (copy.head.hash !== head.hash && (acknowledged || copy.head.sequence < before.sequence)) return `ends at ${copy.head.sequence}`;
        const count = (await envelopes(copy)).length;
        const there = new Map([...left].filter((_, index) => index < count - 1));
        const { damaged } = await copy.verify(there, quiet);
        if (damaged.length > 0) return JSON.stringify(damaged);
        await copy.close();
        return null;
      },
    },
    5,
  );
  expect(lost).toEqual([]);
  // It keeps the key from being read from what a disk holds of removed files; the simulated disk shows none of that.
  expect(unmissed.map((sync) => sync.slice(sync.indexOf(' ') + 1))).toEqual([`file subjects/${gone.slice(0, 2)}/${gone}`]);
});
