import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { queryClient } from '../../queries.ts';
import { say } from '../../words.ts';
import type { Granted } from './granted.ts';

/** The folder's name and one field; what to do when the passphrase is lost; nothing else. */
export function OpenArchive({ folder, onBack }: { readonly folder: Granted; readonly onBack: () => void }) {
  const [by, setBy] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is another one for each way in
  useEffect(() => field.current?.focus(), [by]);
  const open = useMutation({
    mutationFn: (secret: string) => attest.archives.open({ folder: folder.grant, [by]: secret }),
    onSuccess: (state) => queryClient.setQueryData(['archive', 'state'], state),
    onError: () => field.current?.select(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const secret = field.current?.value ?? '';
    if (secret !== '') open.mutate(secret);
  };
  const turn = () => {
    open.reset();
    setBy(by === 'passphrase' ? 'recoveryKey' : 'passphrase');
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h1>{folder.name}</h1>
      <div className="field">
        <label htmlFor="secret">{say(by === 'passphrase' ? 'open.passphrase' : 'open.recoveryKey')}</label>
        <input key={by} ref={field} id="secret" className="input" type={by === 'passphrase' ? 'password' : 'text'} autoComplete="off" spellCheck={false} />
      </div>
      <ErrorNote error={open.error} />
      <button type="submit" className="button first" disabled={open.isPending}>
        {say(open.isPending ? 'open.opening' : 'open.open')}
      </button>
      <div className="row apart small">
        <button type="button" className="link" onClick={turn}>
          {say(by === 'passphrase' ? 'open.useRecoveryKey' : 'open.usePassphrase')}
        </button>
        <button type="button" className="link" onClick={onBack}>
          {say('open.other')}
        </button>
      </div>
      <details className="small soft">
        <summary>{say('open.lost')}</summary>
        <p>{say('open.lostWords')}</p>
      </details>
    </form>
  );
}
