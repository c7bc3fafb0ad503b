import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isRefusal } from '../../../shared/contract/errors.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { focusHere } from '../../components/focus.ts';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';

interface Typed {
  readonly id: number;
  readonly secret: string;
}

/** A new master key: what is typed here goes on opening the archive, and nothing else does. `total`: keys there are now. */
export function Rekey({ total, onClose }: { readonly total: number; readonly onClose: () => void }) {
  const [typed, setTyped] = useState<readonly Typed[]>([{ id: 0, secret: '' }]);
  const [recoveryKey, setRecoveryKey] = useState('');
  const rekey = useMutation({
    mutationFn: () =>
      attest.keys.rekey({
        keep: [
          ...typed.filter((t) => t.secret !== '').map((t) => ({ passphrase: t.secret })),
          ...(recoveryKey.trim() === '' ? [] : [{ recoveryKey: recoveryKey.trim() }]),
        ],
      }),
    gcTime: 0,
  });
  const kept = typed.filter((t) => t.secret !== '').length + (recoveryKey.trim() === '' ? 0 : 1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kept > 0 && !rekey.isPending) rekey.mutate();
  };
  if (rekey.isSuccess) {
    return (
      <Dialog title={say('rekey.done')} onClose={onClose}>
        <p>{say('rekey.doneWords')}</p>
        <p className="note">{say('rekey.before')}</p>
        <div className="dialog-foot">
          <button type="button" className="button first" onClick={onClose}>
            {say('close')}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={say('rekey.title')} {...(!rekey.isPending && { onClose })}>
      <form className="stack" onSubmit={submit}>
        <p>{say('rekey.words')}</p>
        {typed.map((field, i) => (
          <Field key={field.id} label={typed.length === 1 ? say('rekey.keep') : say('rekey.keepNumber', { number: i + 1 })}>
            {(ids) => (
              <input
                {...ids}
                className="input"
                type="password"
                autoComplete="off"
                maxLength={1024}
                ref={i === 0 ? focusHere : undefined}
                value={field.secret}
                onChange={(e) => setTyped(typed.map((t) => (t === field ? { ...t, secret: e.target.value } : t)))}
              />
            )}
          </Field>
        ))}
        {typed.length < Math.min(total, 7) && (
          <div>
            <button type="button" className="button little" onClick={() => setTyped([...typed, { id: typed.length, secret: '' }])}>
              {say('rekey.another')}
            </button>
          </div>
        )}
        <Field label={say('rekey.keepRecovery')} hint={say('rekey.keepRecoveryHint')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              autoComplete="off"
              spellCheck={false}
              maxLength={1024}
              value={recoveryKey}
              onChange={(e) => setRecoveryKey(e.target.value)}
            />
          )}
        </Field>
        <p className="note">{say('rekey.before')}</p>
        {isRefusal(rekey.error, 'wrong-passphrase') ? (
          <div className="error-note" role="alert">
            <strong>{say('rekey.opensNothing')}</strong>
            <span>{say('rekey.opensNothingDo')}</span>
          </div>
        ) : (
          <ErrorNote error={rekey.error} />
        )}
        <div className="dialog-foot">
          <button type="button" className="button" disabled={rekey.isPending} onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" className="button first" disabled={kept === 0 || rekey.isPending}>
            {say(rekey.isPending ? 'rekey.doing' : 'rekey.do')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
