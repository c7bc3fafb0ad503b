import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

/** A testimony or note that is written here and never lies in a file. */
export function WriteInside({ onClose }: { readonly onClose: () => void }) {
  const { go } = usePlaces();
  const [kind, setKind] = useState<'testimony' | 'note'>('testimony');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [leaving, setLeaving] = useState(false);
  const write = useMutation({
    mutationFn: () => attest.sources.write({ kind, title: title.trim(), text }),
    onSuccess: ({ source }) => {
      onClose();
      go({ view: 'library', selected: source.id });
    },
  });
  const ready = title.trim() !== '' && text.trim() !== '' && !write.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) write.mutate();
  };
  // Words nobody has kept yet are not thrown away by one press of Escape.
  const close = () => (text.trim() === '' || leaving ? onClose() : setLeaving(true));
  return (
    <Dialog title={say('write.title')} wide onClose={close}>
      <form className="stack" onSubmit={submit}>
        <fieldset className="row write-kinds">
          <legend className="unseen">{say('write.kind')}</legend>
          {(['testimony', 'note'] as const).map((k) => (
            <label key={k} className="row">
              <input type="radio" name="kind" checked={kind === k} onChange={() => setKind(k)} />
              {say(`kind.${k}`)}
            </label>
          ))}
        </fieldset>
        <Field label={say('write.heading')} hint={say('write.headingHint')}>
          {(ids) => <input {...ids} className="input" value={title} maxLength={2000} onChange={(e) => setTitle(e.target.value)} />}
        </Field>
        <Field label={say('write.text')}>
          {(ids) => <textarea {...ids} className="input serif" rows={12} value={text} maxLength={200_000} onChange={(e) => setText(e.target.value)} />}
        </Field>
        <p className="note">{say('write.sealed')}</p>
        <ErrorNote error={write.error} />
        {leaving && (
          <p className="note" role="alert">
            {say('write.leaving')}
          </p>
        )}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {say(leaving ? 'write.discard' : 'cancel')}
          </button>
          <button type="submit" className="button first" disabled={!ready}>
            {say('write.keep')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
