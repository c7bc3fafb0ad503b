import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ErasePreview } from '../../../shared/contract/erasing.ts';
import type { Source } from '../../../shared/model/source.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { tell } from '../../components/Toast.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { jobResult } from '../../running.ts';
import { say } from '../../words.ts';

/** The one act that nothing undoes: it is shown what would be lost, and asks for the title. */
export function EraseSource({ source }: { readonly source: Source }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {say('erase.open')}
      </button>
      {open && <Erasing source={source} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Erasing({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { go } = usePlaces();
  const [title, setTitle] = useState('');
  const preview = useQuery({ queryKey: ['sources', 'erasing', source.id], queryFn: () => attest.erasing.preview({ source: source.id }) });
  const erase = useMutation({
    mutationFn: async () => jobResult((await attest.erasing.source({ id: source.id, title })).job),
    onSuccess: () => {
      onClose();
      go({ view: 'library' });
      tell(say('erase.done'));
    },
  });
  const ready = preview.data !== undefined && title === preview.data.title && !erase.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) erase.mutate();
  };
  return (
    <Dialog title={say('erase.title')} wide onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{say('erase.words')}</p>
        <p className="serif">{source.title}</p>
        {preview.isPending && <Working />}
        {preview.data && <Lost preview={preview.data} />}
        <p className="note">{say('erase.notReached')}</p>
        <Field label={say('erase.type')} hint={say('erase.typeHint')}>
          {(ids) => <input {...ids} className="input" autoComplete="off" value={title} maxLength={2000} onChange={(e) => setTitle(e.target.value)} />}
        </Field>
        <ErrorNote error={preview.error ?? erase.error} />
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" className="button first" disabled={!ready}>
            {say(erase.isPending ? 'erase.doing' : 'erase.do')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const shown = 20;

/** What cites it, and what repeats it: both stay, and a person decides about them. */
function Lost({ preview: { cited, repeated } }: { readonly preview: ErasePreview }) {
  return (
    <>
      <section className="stack tight">
        <h2>{say('erase.cited', { n: cited.total })}</h2>
        <ul>
          {cited.items.slice(0, shown).map((claim) => (
            <li key={claim.claim} className="serif">
              {claim.text}
            </li>
          ))}
        </ul>
        {cited.total > shown && <p className="soft small">{say('citedBy.more', { n: cited.total - shown })}</p>}
      </section>
      <section className="stack tight">
        <h2>{say('erase.repeated', { n: repeated.total })}</h2>
        <ul>
          {repeated.items.slice(0, shown).map((sentence) => (
            <li key={`${sentence.brief} ${sentence.text}`}>
              <span className="serif">{sentence.text}</span> <span className="soft small">{sentence.brief}</span>
            </li>
          ))}
        </ul>
        {repeated.total > shown && <p className="soft small">{say('citedBy.more', { n: repeated.total - shown })}</p>}
      </section>
    </>
  );
}
