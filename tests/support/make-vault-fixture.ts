import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVault, openVault } from '../../main/vault/vault.ts';
import { PowerCutDisk } from './power-cut-files.ts';
import { PASSPHRASE, ports, storeBlob, text } from './vault-rig.ts';

/** Writes the test vectors of docs/archive-format.md: a small archive whose keys and nonces come from a seed, and what is in it. */
const folder = new URL('../fixtures/vault-small/', import.meta.url).pathname;

const disk = new PowerCutDisk();
const { vault } = await createVault(ports(disk.files(), 1), { passphrase: PASSPHRASE, label: 'Ana' });
await vault.addSlot({ passphrase: 'for the journey', label: 'Bela' });
const kept = await vault.newSubject();
const erased = await vault.newSubject();
const [sentence, times] = ['A harbour has two lights. ', 4000];
const blob = await storeBlob(vault, kept, text(sentence.repeat(times)));
const erasedBlob = await storeBlob(vault, erased, text('gone'));
await vault.append([
  {
    envelope: text('first of two'),
    parts: [
      { subject: kept, bytes: text('kept part') },
      { subject: erased, bytes: text('erased part') },
    ],
  },
  { envelope: text('second of two'), parts: [] },
]);
await vault.append([{ envelope: text('erased'), parts: [] }]);
await vault.eraseSubject(erased, [erasedBlob]);
await vault.rekey([{ passphrase: 'for the journey' }]);
const recoveryKey = await vault.newRecoveryKey();
await vault.append([{ envelope: text('in the second epoch'), parts: [{ subject: kept, bytes: text('later part') }] }]);
await vault.close();
const again = await openVault(ports(disk.files(), 2), { recoveryKey });
await again.repair([{ what: 'blob', where: 'blobs/00/none' }]);
const image = text('image of the tables');
await again.writeSnapshot(image, 7, again.head);
const { head } = again;
await again.close();

await rm(folder, { recursive: true, force: true });
for (const [path, bytes] of disk.all()) {
  await mkdir(dirname(join(folder, 'archive', path)), { recursive: true });
  await writeFile(join(folder, 'archive', path), bytes);
}
const events = [
  { sequence: 1, envelope: 'first of two', parts: ['kept part', null] },
  { sequence: 2, envelope: 'second of two', parts: [] },
  { sequence: 3, envelope: 'erased', parts: [] },
  { sequence: 4, envelope: 'in the second epoch', parts: ['later part'] },
];
const expected = {
  passphrase: 'for the journey',
  removedPassphrase: PASSPHRASE,
  recoveryKey,
  slots: ['recovery key', 'Bela'],
  fingerprint: head.hash,
  events,
  repaired: [{ what: 'blob', where: 'blobs/00/none' }],
  blob: { subject: kept, id: blob, sentence, times },
  snapshot: { version: 7, sequence: head.sequence, content: 'image of the tables' },
};
await writeFile(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
