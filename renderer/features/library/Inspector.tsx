import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { Source } from '../../../shared/model/source.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { tell } from '../../components/Toast.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { useSource } from '../../queries.ts';
import { say, sayBytes } from '../../words.ts';
import { AttachMissing } from './AttachMissing.tsx';
import { CitedBy } from './CitedBy.tsx';
import { Confidentiality } from './Confidentiality.tsx';
import { EraseSource } from './EraseSource.tsx';
import { Facts } from './Facts.tsx';

/** What is known of the selected source, and what can be done with it. */
export function Inspector({ id, reading = false }: { readonly id: SourceId | undefined; readonly reading?: boolean }) {
  const source = useSource(id);
  // Kept here, because the dialog outlives what it asks about: it has the last word after the source is gone.
  const [erasing, setErasing] = useState<Source | null>(null);
  return (
    <aside className="inspector" aria-label={say('inspector.label')}>
      {id === undefined && <p className="soft inspector-none">{say('inspector.none')}</p>}
      {id !== undefined && source.isPending && <Working />}
      {!erasing && <ErrorNote error={source.error} />}
      {source.data && !source.error && <Known key={source.data.id} source={source.data} reading={reading} onErase={setErasing} />}
      {erasing && <EraseSource source={erasing} onClose={() => setErasing(null)} />}
    </aside>
  );
}

interface KnownProps {
  readonly source: Source;
  readonly reading: boolean;
  readonly onErase: (source: Source) => void;
}

function Known({ source, reading, onErase }: KnownProps) {
  const { go } = usePlaces();
  return (
    <div className="stack">
      {reading ? <h2>{say('inspector.label')}</h2> : <h2 className="inspector-title">{source.title}</h2>}
      {source.status === 'here' ? (
        <div className="row">
          {!reading && (
            <button type="button" className="button first" onClick={() => go({ view: 'source', id: source.id })}>
              {say('inspector.read')}
            </button>
          )}
          <SaveOriginal source={source} />
        </div>
      ) : (
        <AttachMissing missing={source} />
      )}
      {source.status === 'here' && <Confidentiality source={source} />}
      <Facts source={source} />
      <CitedBy id={source.id} />
      {!reading && (
        <div>
          <button type="button" className="link small" onClick={() => onErase(source)}>
            {say('erase.open')}
          </button>
        </div>
      )}
    </div>
  );
}

function SaveOriginal({ source }: { readonly source: Source }) {
  const save = useMutation({
    mutationFn: async () => {
      const name = source.fileName ?? source.title;
      const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'txt';
      const granted = await attest.host.chooseExport({ suggestedName: name.replace(/\.[a-z0-9]{1,8}$/i, '').slice(0, 200), extension });
      return granted && { name: granted.name, ...(await attest.sources.saveOriginal({ id: source.id, to: granted.grant })) };
    },
    onSuccess: (saved) => saved && tell(say('inspector.saved', { name: saved.name, size: sayBytes(saved.bytes) })),
  });
  return (
    <>
      <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
        {say('inspector.save')}
      </button>
      <ErrorNote error={save.error} />
    </>
  );
}
