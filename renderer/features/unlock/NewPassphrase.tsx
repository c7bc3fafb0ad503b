import { useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { say } from '../../words.ts';
import { strengthOf } from './strength.ts';

/** A passphrase to be, and the same once more. Tells it when the two agree, null as long as they don't. */
export function NewPassphrase({ onChange }: { readonly onChange: (passphrase: string | null) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const strength = strengthOf(passphrase);
  const differs = again !== '' && again !== passphrase;
  const tell = (first: string, second: string) => {
    setPassphrase(first);
    setAgain(second);
    onChange(first !== '' && first === second ? first : null);
  };
  return (
    <>
      <Field label={say('create.passphrase')} hint={<span data-strength={strength}>{say(`strength.${strength}`)}</span>}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="password"
            autoComplete="off"
            maxLength={1024}
            value={passphrase}
            onChange={(e) => tell(e.target.value, again)}
          />
        )}
      </Field>
      <Field label={say('create.again')} hint={<span data-differs={differs}>{differs && say('create.differs')}</span>}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="password"
            autoComplete="off"
            maxLength={1024}
            aria-invalid={differs}
            value={again}
            onChange={(e) => tell(passphrase, e.target.value)}
          />
        )}
      </Field>
    </>
  );
}
