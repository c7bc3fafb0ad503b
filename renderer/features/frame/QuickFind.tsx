import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { briefId, claimId, sourceId } from '../../../shared/model/ids.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { focusHere } from '../../components/focus.ts';
import { attest } from '../../host.ts';
import { type Place, usePlaces } from '../../places.tsx';
import { hasWord, say } from '../../words.ts';
import { lock, undo } from './keys.ts';
import { rooms } from './Rail.tsx';

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly act: () => void;
}

/** One field over titles, briefs, claims and commands. */
export function QuickFind({ onClose }: { readonly onClose: () => void }) {
  const { go } = usePlaces();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useQuery({
    queryKey: ['sources', 'quick', text],
    enabled: text.trim() !== '',
    queryFn: () => attest.search.quick({ text }),
    placeholderData: keepPreviousData,
  });
  const choices: Choice[] = [
    ...commands(go).filter((c) => c.label.toLowerCase().includes(text.trim().toLowerCase())),
    ...(text.trim() === '' ? [] : (found.data?.items ?? [])).map((item) => ({
      ...item,
      detail: sayDetail(item),
      act: () => void openItem(item, go),
    })),
  ];
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.act();
  };
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setAt((at + by + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') take(choices[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={say('quick.title')} onClose={onClose}>
      <input
        className="input"
        role="combobox"
        aria-label={say('quick.title')}
        aria-expanded={choices.length > 0}
        aria-controls="quick-list"
        aria-activedescendant={choices[at] ? `quick-${at}` : undefined}
        placeholder={say('quick.hint')}
        value={text}
        maxLength={200}
        ref={focusHere}
        onKeyDown={press}
        onChange={(e) => {
          setText(e.target.value);
          setAt(0);
        }}
      />
      <ErrorNote error={found.error} />
      <div className="quick-list" id="quick-list" role="listbox" aria-label={say('quick.results')}>
        {choices.map((choice, i) => (
          <div
            key={choice.id}
            id={`quick-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className="quick-item"
            onMouseEnter={() => setAt(i)}
            onClick={() => take(choice)}
            onKeyDown={press}
          >
            <span>{choice.label}</span>
            <span className="soft small">{choice.detail}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && !found.isFetching && <p className="soft small">{say('quick.nothing')}</p>}
    </Dialog>
  );
}

const commands = (go: (to: Place) => void): Choice[] => [
  ...rooms.map((room, i) => ({ id: room, label: say('quick.goTo', { room: say(`rail.${room}`) }), detail: `Ctrl ${i + 1}`, act: () => go({ view: room }) })),
  { id: 'undo', label: say('quick.undo'), detail: 'Ctrl Z', act: () => void undo() },
  { id: 'lock', label: say('quick.lock'), detail: 'Ctrl L', act: () => void lock() },
];

function sayDetail({ type, detail }: { type: 'source' | 'brief' | 'claim'; detail: string }): string {
  const kind = `kind.${detail}`;
  return [say(`quick.${type}`), hasWord(kind) ? say(kind) : detail].filter((part) => part !== '').join(' · ');
}

async function openItem(item: { type: 'source' | 'brief' | 'claim'; id: string }, go: (to: Place) => void): Promise<void> {
  if (item.type === 'source') return go({ view: 'source', id: sourceId.parse(item.id) });
  if (item.type === 'brief') return go({ view: 'brief', id: briefId.parse(item.id) });
  const claim = await attest.claims.get({ id: claimId.parse(item.id) });
  go({ view: 'brief', id: claim.briefId, claim: claim.id });
}
