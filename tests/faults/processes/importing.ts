// The process that import-kills.ts kills: imports a folder, and says on stdout what was acknowledged, as soon as it was.
import { writeSync } from 'node:fs';
import { engine, passphrase } from '../../support/engine.ts';

const [folder = '', documents = ''] = process.argv.slice(2);
const attest = engine({
  tell: (notice) => {
    if (notice.about === 'changed' && attest.session.isOpen) writeSync(1, `${attest.session.archive.tables.count('select count(*) from sources')}\n`);
  },
});
await attest.api.archives.open({ folder: attest.grant(folder, 'archive'), passphrase });
await attest.result(await attest.api.imports.start({ grants: [attest.grant(documents, 'read')] }));
await attest.close();
