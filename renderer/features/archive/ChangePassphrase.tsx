import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { KeySlot } from '../../../shared/contract/keys.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { tell } from '../../components/Toast.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { NewPassphrase } from '../unlock/NewPassphrase.tsx';
import { fits, KeyLabel } from './KeyLabel.tsx';

/** Another passphrase in place of this one, and another name if it is changed. */
export function ChangePassphrase({ slot, onClose }: { readonly slot: KeySlot; readonly onClose: () => void }) {
  const [label, setLabel] = useState(slot.label);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: (chosen: string) => attest.keys.change({ slot: slot.slot, passphrase: chosen, ...(label.trim() !== slot.label && { label: label.trim() }) }),
    onSuccess: () => {
      tell(say('keys.changed', { label: label.trim() }));
      onClose();
    },
  });
  const ready = passphrase !== null && fits(label) && !change.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) change.mutate(passphrase);
  };
  return (
    <Dialog title={say('keys.changeTitle', { label: slot.label })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="soft">{say('keys.changeWords')}</p>
        <KeyLabel value={label} onChange={setLabel} />
        <NewPassphrase onChange={setPassphrase} />
        <ErrorNote error={change.error} />
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" className="button first" disabled={!ready}>
            {say(change.isPending ? 'working' : 'keys.changeDo')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
