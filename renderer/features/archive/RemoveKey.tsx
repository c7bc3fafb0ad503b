import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeySlot } from '../../../shared/contract/keys.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';

interface Props {
  readonly slot: KeySlot;
  readonly lastRecoveryKey: boolean;
  readonly onRekey: () => void;
  readonly onClose: () => void;
}

/** Takes a key away, says whom that does not stop, and offers what would. */
export function RemoveKey({ slot, lastRecoveryKey, onRekey, onClose }: Props) {
  const [sure, setSure] = useState(false);
  const remove = useMutation({ mutationFn: () => attest.keys.remove({ slot: slot.slot, evenLastRecoveryKey: lastRecoveryKey && sure }) });
  const removed = remove.isSuccess;
  return (
    <Dialog title={say(removed ? 'keys.removed' : 'keys.removeTitle', { label: slot.label })} onClose={onClose}>
      <div className="stack">
        {!removed && <p>{say('keys.removeWords', { label: slot.label })}</p>}
        {!removed && slot.opened && <p>{say('keys.removeOpened')}</p>}
        <p className="note">{say('keys.olderCopy')}</p>
        {lastRecoveryKey && !removed && (
          <label className="row small recovery-check">
            <input type="checkbox" checked={sure} onChange={(e) => setSure(e.target.checked)} />
            {say('keys.removeLastRecovery')}
          </label>
        )}
        <ErrorNote error={remove.error} />
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {say(removed ? 'keys.notNow' : 'cancel')}
          </button>
          {removed ? (
            <button type="button" className="button first" onClick={onRekey}>
              {say('rekey.open')}
            </button>
          ) : (
            <button type="button" className="button first" disabled={remove.isPending || (lastRecoveryKey && !sure)} onClick={() => remove.mutate()}>
              {say(remove.isPending ? 'working' : 'keys.removeDo')}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
