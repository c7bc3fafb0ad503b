import { randomBytes } from 'node:crypto';
import { diskFiles } from '../../../main/vault/disk.ts';
import { thisOwner } from '../../../main/vault/owner.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { PASSPHRASE, storeBlob, text } from '../../support/vault-rig.ts';

/** Appends groups as fast as it can until it is killed; says on its output what is acknowledged. */
const [folder = ''] = process.argv.slice(2);
const vault = await openVault(
  {
    files: diskFiles(folder),
    random: (length) => new Uint8Array(randomBytes(length)),
    cost: { memory: 8192, passes: 1 },
    owner: thisOwner(),
    segmentSize: 20_000,
  },
  { passphrase: PASSPHRASE },
);
process.stdout.write('open\n');
for (;;) {
  const subject = await vault.newSubject();
  const content = randomBytes(1 + Math.floor(Math.random() * 100_000));
  const blob = await storeBlob(vault, subject, content);
  const size = 1 + Math.floor(Math.random() * 4);
  const events = Array.from({ length: size }, (_, index) => ({
    envelope: text(JSON.stringify({ index, size, blob, length: content.length })),
    parts: [{ subject, bytes: text('x'.repeat(Math.floor(Math.random() * 3000))) }],
  }));
  const { head } = await vault.append(events);
  process.stdout.write(`${head.sequence}\n`);
  if (Math.random() < 0.2) await vault.writeSnapshot(randomBytes(50_000), 1, head);
}
