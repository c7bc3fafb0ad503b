import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { tell } from '../../components/Toast.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { NewPassphrase } from '../unlock/NewPassphrase.tsx';
import { fits, KeyLabel } from './KeyLabel.tsx';

/** One more passphrase that opens the archive, with the name it has in the history. */
export function AddPassphrase({ onClose }: { readonly onClose: () => void }) {
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: (chosen: string) => attest.keys.add({ passphrase: chosen, label: label.trim() }),
    onSuccess: () => {
      tell(say('keys.added', { label: label.trim() }));
      onClose();
    },
  });
  const ready = passphrase !== null && fits(label) && !add.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add.mutate(passphrase);
  };
  return (
    <Dialog title={say('keys.addTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="soft">{say('keys.addWords')}</p>
        <KeyLabel value={label} onChange={setLabel} />
        <NewPassphrase onChange={setPassphrase} />
        <ErrorNote error={add.error} />
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" className="button first" disabled={!ready}>
            {say(add.isPending ? 'working' : 'keys.addDo')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
