import { Refusal } from '../../../shared/contract/errors.ts';
import { backupOf, draftBackupMade, draftRepaired } from '../../archive/keeping/commands.ts';
import { restoreDrill } from '../../vault/restore-drill.ts';
import type { Handlers } from '../handlers.ts';
import type { Progress } from '../jobs.ts';
import { isWithin } from '../outside.ts';
import type { Session } from '../session.ts';
import { verify } from './archives.ts';

const told = (progress: Progress) => (done: number, total: number) => {
  progress.total(total);
  progress.step(done);
};

export const keepingCalls = (session: Session): Handlers<'keeping'> => ({
  async repair() {
    const { archive } = session;
    if (archive.readOnly !== null && archive.readOnly !== 'damaged') archive.mustBeWritable();
    const job = session.jobs.start('repair', async (progress) => {
      const found = await verify(archive, progress.signal, told(progress));
      const recorded = await archive.repair(found.damaged);
      if (recorded.length > 0) await archive.change(async () => [draftRepaired(recorded.length)]);
      session.changed('archive', 'sources', 'briefs', 'claims');
      return { result: { recorded } };
    });
    return { job };
  },
  async backup({ to }) {
    const { archive } = session;
    const { path } = session.grants.path(to, 'archive');
    if (await isWithin(path, session.folder)) throw new Refusal('wrong-input', { reason: 'that place is inside the archive; choose another' });
    const job = session.jobs.start('backup', async (progress) => {
      const { files, total, head } = await archive.vault.copyTo(session.ports.files(path), told(progress), progress.signal);
      // An archive that can only be read can be copied all the same; it then doesn't know of it.
      if (archive.readOnly === null) await archive.change(async () => [draftBackupMade(head)]);
      session.changed('archive');
      return { result: { files, total, events: head.sequence, fingerprint: head.hash } };
    });
    return { job };
  },
  async drill({ backup, recoveryKey }) {
    const { archive } = session;
    const { path } = session.grants.path(backup, 'archive');
    const ports = { ...session.ports.vault, files: session.ports.files(path), random: session.ports.random };
    const { events, fingerprint, damage } = await restoreDrill(ports, { recoveryKey }, archive.vault.head);
    const madeAt = backupOf(archive, fingerprint);
    return { good: damage.length === 0 && madeAt !== null, events, fingerprint, madeAt, damaged: [...damage] };
  },
});
