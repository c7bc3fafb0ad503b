import { useMutation } from '@tanstack/react-query';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { RecoveryKey } from '../unlock/RecoveryKey.tsx';

/** A new recovery key, shown this once. The one before opens the archive no more. */
export function NewRecoveryKey({ replaces, onClose }: { readonly replaces: boolean; readonly onClose: () => void }) {
  const renew = useMutation({ mutationFn: () => attest.keys.newRecoveryKey({}), gcTime: 0 });
  if (renew.data) {
    return (
      <Dialog title={say('recovery.title')}>
        <RecoveryKey words={renew.data.recoveryKey} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={say('keys.recoveryTitle')} {...(!renew.isPending && { onClose })}>
      <div className="stack">
        <p>{say(replaces ? 'keys.recoveryReplaces' : 'keys.recoveryFirst')}</p>
        <p className="soft">{say('keys.recoveryPaper')}</p>
        <ErrorNote error={renew.error} />
        <div className="dialog-foot">
          <button type="button" className="button" disabled={renew.isPending} onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="button" className="button first" disabled={renew.isPending} onClick={() => renew.mutate()}>
            {say(renew.isPending ? 'working' : 'keys.recoveryDo')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
