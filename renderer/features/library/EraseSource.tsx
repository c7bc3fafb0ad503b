import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ErasePreview } from '../../../shared/contract/erasing.ts';
import type { Source } from '../../../shared/model/source.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { queryClient } from '../../queries.ts';
import { jobResult } from '../../running.ts';
import { say } from '../../words.ts';

interface Props {
  readonly source: Source;
  readonly onClose: () => void;
}

/** The one act that nothing undoes: it is shown what would be lost, asks for the title, and says when it is done. */
export function EraseSource({ source, onClose }: Props) {
  const { place, adjust } = usePlaces();
  const [title, setTitle] = useState('');
  const erase = useMutation({
    mutationFn: async () => jobResult((await attest.erasing.source({ id: source.id, title })).job),
    // What was read of it leaves the window's memory too.
    onSuccess: () => queryClient.removeQueries({ type: 'inactive' }),
  });
  const preview = useQuery({
    queryKey: ['sources', 'erasing', source.id],
    enabled: erase.isIdle || erase.isError,
    queryFn: () => attest.erasing.preview({ source: source.id }),
  });
  if (erase.isSuccess) {
    const leave = () => {
      onClose();
      if (place.view === 'library') adjust({ ...place, selected: undefined });
    };
    return (
      <Dialog title={say('erase.doneTitle')} onClose={leave}>
        <p>{say('erase.done')}</p>
        <p className="note">{say('erase.notReached')}</p>
        <div className="dialog-foot">
          <button type="button" className="button first" onClick={leave}>
            {say('erase.leave')}
          </button>
        </div>
      </Dialog>
    );
  }
  const ready = preview.data !== undefined && title === preview.data.title && !erase.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) erase.mutate();
  };
  return (
    <Dialog title={say('erase.title')} wide {...(!erase.isPending && { onClose })}>
      <form className="stack" onSubmit={submit}>
        <p className="serif">{preview.data?.title ?? source.title}</p>
        <p>{say('erase.words')}</p>
        {preview.isPending && <Working />}
        {preview.data && <Stays preview={preview.data} />}
        <p className="note">{say('erase.notReached')}</p>
        <Field label={say('erase.type')} hint={say('erase.typeHint')}>
          {(ids) => (
            <input {...ids} className="input" autoComplete="off" spellCheck={false} value={title} maxLength={2000} onChange={(e) => setTitle(e.target.value)} />
          )}
        </Field>
        <ErrorNote error={erase.error ?? preview.error} />
        <div className="dialog-foot">
          <button type="button" className="button" disabled={erase.isPending} onClick={onClose}>
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

/** What cites it, and what repeats it: both stay, and a person decides about them. */
function Stays({ preview: { cited, repeated } }: { readonly preview: ErasePreview }) {
  return (
    <>
      <section className="stack tight">
        <h2>{say('erase.cited', { n: cited.total })}</h2>
        <Sentences
          label={say('erase.cited', { n: cited.total })}
          total={cited.total}
          items={cited.items.map(({ claim, text, brief, paragraph }) => ({
            id: claim,
            text,
            where: paragraph === null ? brief : say('citedBy.place', { brief, paragraph }),
          }))}
        />
      </section>
      <section className="stack tight">
        <h2>{say('erase.repeated', { n: repeated.total })}</h2>
        <Sentences
          label={say('erase.repeated', { n: repeated.total })}
          total={repeated.total}
          items={repeated.items.map(({ text, brief }, i) => ({ id: String(i), text, where: brief }))}
        />
      </section>
    </>
  );
}

interface SentencesProps {
  readonly label: string;
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly text: string; readonly where: string }[];
}

function Sentences({ label, total, items }: SentencesProps) {
  if (items.length === 0) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="sentences" tabIndex={0} aria-label={label}>
        <ul>
          {items.map((item) => (
            <li key={item.id} className="sentence">
              <span className="serif">{item.text}</span>
              <span className="soft small">{item.where}</span>
            </li>
          ))}
        </ul>
      </section>
      {total > items.length && <p className="soft small">{say('citedBy.more', { n: total - items.length })}</p>}
    </>
  );
}
