import type { ArchiveState } from '../../../shared/contract/archives.ts';
import { isRefusal, Refusal } from '../../../shared/contract/errors.ts';
import { Archive } from '../../archive/archive.ts';
import { draftUndo, history } from '../../archive/history/history.ts';
import { lastBackup } from '../../archive/keeping/commands.ts';
import type { FilePort } from '../../vault/files.ts';
import { createVault, openVault } from '../../vault/vault.ts';
import type { Handlers } from '../handlers.ts';
import { mustBeLongEnough } from '../passphrase.ts';
import type { Session } from '../session.ts';

export const archiveCalls = (session: Session): Handlers<'archives'> => {
  const vaultPorts = (path: string) => ({ ...session.ports.vault, files: session.ports.files(path), random: session.ports.random });
  return {
    async create({ folder, name, passphrase }) {
      const { path } = session.grants.path(folder, 'archive');
      mustBeLongEnough(passphrase);
      const ports = vaultPorts(path);
      let made = false;
      const create = async () => {
        const created = await createVault(ports, { passphrase }).catch((error: unknown) => {
          // A file stands where the folder should be made.
          throw isRefusal(error, 'file-exists') ? new Refusal('archive-exists', {}) : error;
        });
        made = true;
        return created;
      };
      const { recoveryKey } = await session
        .hold(path, create, (vault) => Archive.create(vault, session.ports, name))
        .catch(async (error: unknown) => {
          // It holds nothing and nobody has seen its recovery key. Without it the folder can be given again.
          if (made) await removeBegun(ports.files);
          throw error;
        });
      return { recoveryKey, state: stateOf(session) };
    },
    async open({ folder, passphrase, recoveryKey, readOnly }) {
      const { path } = session.grants.path(folder, 'archive');
      const secret = passphrase !== undefined ? { passphrase } : recoveryKey !== undefined ? { recoveryKey } : undefined;
      if (!secret) throw new Refusal('wrong-input', { reason: 'a passphrase or a recovery key is needed' });
      await session.hold(
        path,
        async () => ({ vault: await openVault(vaultPorts(path), secret, { readOnly: readOnly ?? false }) }),
        (vault) => Archive.open(vault, session.ports),
      );
      return stateOf(session);
    },
    async state() {
      return stateOf(session);
    },
    async lock() {
      await session.close();
      return {};
    },
    async verify() {
      const { archive } = session;
      const job = session.jobs.start('verify', async (progress) => ({
        result: await verify(archive, progress.signal, (done, total) => {
          progress.total(total);
          progress.step(done);
        }),
      }));
      return { job };
    },
    async history({ offset, limit }) {
      return history(session.archive, offset, limit);
    },
    async undo() {
      const { archive } = session;
      let undone: ReturnType<typeof draftUndo>['undone'] | undefined;
      await archive.change(async () => {
        const draft = draftUndo(archive);
        undone = draft.undone;
        return draft.drafts;
      });
      session.changed('archive', 'sources', 'briefs', 'claims');
      if (!undone) throw new Error('an undo without a change');
      return { undone };
    },
  };
};

/** Removes the files of an archive that was made just now; its header first, so that what is left is never taken for an archive. */
async function removeBegun(files: FilePort, folder = ''): Promise<void> {
  const begun = folder === '' ? ['attest.json', 'snapshot', 'log/', 'subjects/', 'blobs/'] : (await files.list(folder)).map((name) => `${folder}${name}`);
  for (const path of begun) await (path.endsWith('/') ? removeBegun(files, path) : files.remove(path));
}

export async function verify(archive: Archive, signal: AbortSignal, progress: (done: number, total: number) => void) {
  const { checked, damaged } = await archive.vault.verify(archive.namedBlobs(), progress, signal);
  if (signal.aborted) throw new Refusal('cancelled', {});
  // What opening found is not always there to be found again: a log cut short is only known by the snapshot that knows more.
  const found = new Set(damaged.map((d) => `${d.what} ${d.where}`));
  const all = [...damaged, ...archive.damage.filter((d) => !found.has(`${d.what} ${d.where}`))];
  return { ok: all.every((d) => d.recorded), checked, damaged: all };
}

export function stateOf(session: Session): ArchiveState {
  if (!session.isOpen) {
    return {
      open: false,
      name: null,
      archiveId: null,
      readOnly: null,
      damaged: [],
      sources: 0,
      missing: 0,
      briefs: 0,
      fingerprint: null,
      events: 0,
      backup: null,
    };
  }
  const { archive } = session;
  const { tables, vault } = archive;
  return {
    open: true,
    name: archive.name,
    archiveId: vault.archiveId,
    readOnly: archive.readOnly,
    damaged: [...archive.damage],
    sources: tables.count("select count(*) from sources where removed = 0 and status = 'here'"),
    missing: tables.count("select count(*) from sources where removed = 0 and status = 'missing'"),
    briefs: tables.count('select count(*) from briefs where removed = 0'),
    fingerprint: vault.head.hash,
    events: vault.head.sequence,
    backup: lastBackup(archive),
  };
}
