import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeySlot } from '../../../shared/contract/keys.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { AddPassphrase } from './AddPassphrase.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { NewRecoveryKey } from './NewRecoveryKey.tsx';
import { Rekey } from './Rekey.tsx';
import { RemoveKey } from './RemoveKey.tsx';

type Asked = { readonly what: 'add' | 'recovery' | 'rekey' } | { readonly what: 'change' | 'remove'; readonly slot: KeySlot } | null;

/** Who can open the archive, and what can be done about it. */
export function KeySlots({ canChange }: { readonly canChange: boolean }) {
  const keys = useQuery({ queryKey: ['archive', 'keys'], queryFn: () => attest.keys.list({}) });
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const slots = keys.data?.items ?? [];
  const recovery = slots.filter((slot) => slot.kind === 'recovery').length;
  return (
    <>
      <section className="stack tight">
        <h2>{say('keys.title')}</h2>
        <p className="soft small">{say('keys.words')}</p>
        <ErrorNote error={keys.error} />
        {keys.isPending && <Working />}
        <ul className="keys" aria-label={say('keys.title')}>
          {slots.map((slot) => (
            <li key={slot.slot} className="key-slot">
              <span className="key-label">{slot.label}</span>
              <span className="soft small">
                {say(`keys.kind.${slot.kind}`)}
                {slot.opened && ` · ${say('keys.opened')}`}
              </span>
              <span className="row key-acts">
                {slot.kind === 'passphrase' && (
                  <button
                    type="button"
                    className="button little"
                    disabled={!canChange}
                    aria-label={say('keys.changeLabel', { label: slot.label })}
                    onClick={() => setAsked({ what: 'change', slot })}
                  >
                    {say('keys.change')}
                  </button>
                )}
                <button
                  type="button"
                  className="button little"
                  disabled={!canChange}
                  aria-label={say('keys.removeLabel', { label: slot.label })}
                  onClick={() => setAsked({ what: 'remove', slot })}
                >
                  {say('keys.remove')}
                </button>
              </span>
            </li>
          ))}
        </ul>
        <div className="row">
          <button type="button" className="button" disabled={!canChange} onClick={() => setAsked({ what: 'add' })}>
            {say('keys.add')}
          </button>
          <button type="button" className="button" disabled={!canChange} onClick={() => setAsked({ what: 'recovery' })}>
            {say('keys.newRecovery')}
          </button>
        </div>
      </section>
      <section className="stack tight">
        <h2>{say('rekey.section')}</h2>
        <p className="soft small">{say('rekey.sectionWords')}</p>
        <div>
          <button type="button" className="button" disabled={!canChange} onClick={() => setAsked({ what: 'rekey' })}>
            {say('rekey.open')}
          </button>
        </div>
      </section>
      {asked?.what === 'add' && <AddPassphrase onClose={close} />}
      {asked?.what === 'change' && <ChangePassphrase slot={asked.slot} onClose={close} />}
      {asked?.what === 'remove' && (
        <RemoveKey
          slot={asked.slot}
          lastRecoveryKey={asked.slot.kind === 'recovery' && recovery === 1}
          onRekey={() => setAsked({ what: 'rekey' })}
          onClose={close}
        />
      )}
      {asked?.what === 'recovery' && <NewRecoveryKey replaces={recovery > 0} onClose={close} />}
      {asked?.what === 'rekey' && <Rekey total={slots.length} onClose={close} />}
    </>
  );
}
