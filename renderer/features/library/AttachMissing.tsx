import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceId } from '../../../shared/model/ids.ts';
import type { Source } from '../../../shared/model/source.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { tell } from '../../components/Toast.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

/** A work that is cited and not here: what to do about it. */
export function AttachMissing({ missing }: { readonly missing: Source }) {
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="note stack tight">
      <p>{say('missing.words')}</p>
      <div>
        <button type="button" className="button" onClick={() => setChoosing(true)}>
          {say('missing.attach')}
        </button>
      </div>
      {choosing && <ChooseSource missing={missing} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function ChooseSource({ missing, onClose }: { readonly missing: Source; readonly onClose: () => void }) {
  const { adjust } = usePlaces();
  const [filter, setFilter] = useState('');
  const found = useQuery({
    queryKey: ['sources', 'toAttach', filter],
    queryFn: () => attest.sources.list({ filter, status: 'here', limit: 50 }),
    placeholderData: keepPreviousData,
  });
  const attach = useMutation({
    mutationFn: (source: SourceId) => attest.sources.attach({ missing: missing.id, source }),
    onSuccess: ({ source }) => {
      tell(say('missing.attached', { title: source.title }));
      onClose();
      adjust({ view: 'library', selected: source.id });
    },
  });
  return (
    <Dialog title={say('missing.choose')} wide onClose={onClose}>
      <p className="soft">{say('missing.chooseWords', { title: missing.title })}</p>
      <input
        className="input"
        type="search"
        aria-label={say('library.filter')}
        placeholder={say('library.filter')}
        value={filter}
        maxLength={400}
        onChange={(e) => setFilter(e.target.value)}
      />
      <ErrorNote error={attach.error ?? found.error} />
      <ul className="choose-source">
        {found.data?.items.map((source) => (
          <li key={source.id}>
            <span>{source.title}</span>
            <button
              type="button"
              className="button little"
              disabled={attach.isPending}
              onClick={() => attach.mutate(source.id)}
              aria-label={say('missing.thisOneLabel', { title: source.title })}
            >
              {say('missing.thisOne')}
            </button>
          </li>
        ))}
      </ul>
      {found.data?.total === 0 && <p className="soft">{say('library.none')}</p>}
    </Dialog>
  );
}
