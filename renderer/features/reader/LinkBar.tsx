import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Claim, type Signal, signal } from '../../../shared/model/brief.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { tell } from '../../components/Toast.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import type { Place } from './hits.ts';

interface Props {
  readonly claim: Claim | null;
  readonly source: SourceId;
  /** The selected passage, or null for the source as a whole. */
  readonly selected: (Place & { readonly quote: string }) | null;
  readonly onDone: () => void;
}

/** Ties what is selected to the claim at hand. */
export function LinkBar({ claim, source, selected, onDone }: Props) {
  const [how, setHow] = useState<Signal | ''>('');
  const [pinpoint, setPinpoint] = useState('');
  const [note, setNote] = useState('');
  const link = useMutation({
    mutationFn: (to: Claim) =>
      attest.citations.link({
        claim: to.id,
        source,
        ...(selected && { quote: selected.quote, start: selected.start }),
        ...(how !== '' && { signal: how }),
        ...(pinpoint.trim() !== '' && { pinpoint: pinpoint.trim() }),
        ...(note.trim() !== '' && { note: note.trim() }),
      }),
    onSuccess: () => {
      tell(say('link.done'));
      onDone();
    },
  });
  return (
    <section className="link-bar stack tight" aria-label={say('link.label')}>
      <p className="link-quote serif">{selected ? `“${selected.quote}”` : say('link.whole')}</p>
      {claim ? (
        <>
          <p className="small soft link-claim">{say('link.to', { claim: claim.text })}</p>
          <details className="small">
            <summary>{say('link.more')}</summary>
            <div className="link-more">
              <Field label={say('link.signal')}>
                {(ids) => (
                  <select {...ids} className="input" value={how} onChange={(e) => setHow(e.target.value as Signal | '')}>
                    <option value="">{say('link.noSignal')}</option>
                    {signal.options.map((option) => (
                      <option key={option} value={option}>
                        {option}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={say('link.pinpoint')}>
                {(ids) => <input {...ids} className="input" value={pinpoint} maxLength={400} onChange={(e) => setPinpoint(e.target.value)} />}
              </Field>
              <Field label={say('link.note')}>
                {(ids) => <input {...ids} className="input" value={note} maxLength={4000} onChange={(e) => setNote(e.target.value)} />}
              </Field>
            </div>
          </details>
          <ErrorNote error={link.error} />
          <div className="row">
            <button type="button" className="button first" disabled={link.isPending} onClick={() => link.mutate(claim)}>
              {say('link.link')}
            </button>
            <button type="button" className="button quiet" onClick={onDone}>
              {say('cancel')}
            </button>
          </div>
        </>
      ) : (
        <div className="row apart">
          <p className="small soft">{say('link.noClaim')}</p>
          <button type="button" className="button quiet little" onClick={onDone}>
            {say('close')}
          </button>
        </div>
      )}
    </section>
  );
}
