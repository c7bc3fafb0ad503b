import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../../../shared/contract/errors.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { focusHere } from '../../components/focus.ts';
import { attest } from '../../host.ts';
import { openSampleCase } from '../../importing.ts';
import { queryClient } from '../../queries.ts';
import { say } from '../../words.ts';
import type { Granted } from './granted.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

interface Props {
  readonly sample: boolean;
  readonly onBack: () => void;
  readonly onEntering: (entering: boolean) => void;
}

export function CreateArchive({ sample, onBack, onEntering }: Props) {
  const [name, setName] = useState(sample ? say('create.sampleName') : '');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [folder, setFolder] = useState<Granted | null>(null);
  const choose = useMutation({ mutationFn: () => attest.host.chooseNewArchive({}), onSuccess: (chosen) => chosen && setFolder(chosen) });
  const create = useMutation({
    mutationFn: async (passphrase: string) => {
      if (!folder) throw new Refusal('grant-unknown', {});
      onEntering(true);
      return attest.archives.create({ folder: folder.grant, name: name.trim(), passphrase });
    },
    onError: () => onEntering(false),
  });
  if (create.data) {
    const { recoveryKey, state } = create.data;
    const enter = () => {
      queryClient.setQueryData(['archive', 'state'], state);
      onEntering(false);
      if (sample) void openSampleCase();
    };
    return (
      <div className="stack">
        <h1>{say('recovery.title')}</h1>
        <RecoveryKey words={recoveryKey} onDone={enter} />
      </div>
    );
  }
  const ready = name.trim() !== '' && passphrase !== null && folder !== null && !create.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) create.mutate(passphrase);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h1>{say(sample ? 'create.sampleTitle' : 'create.title')}</h1>
      {sample && <p className="soft">{say('create.sampleWords')}</p>}
      <Field label={say('create.name')} hint={say('create.nameHint')}>
        {(ids) => <input {...ids} className="input" value={name} maxLength={200} ref={focusHere} onChange={(e) => setName(e.target.value)} />}
      </Field>
      <NewPassphrase onChange={setPassphrase} />
      <div className="field">
        <span className="label">{say('create.place')}</span>
        <div className="row">
          <button type="button" className="button" onClick={() => choose.mutate()}>
            {say(folder ? 'create.placeOther' : 'create.placeChoose')}
          </button>
          <span className="soft small">{folder ? folder.name : say('create.placeHint')}</span>
        </div>
      </div>
      <ErrorNote error={create.error ?? choose.error} />
      <div className="row">
        <button type="submit" className="button first" disabled={!ready}>
          {say(create.isPending ? 'create.making' : 'create.make')}
        </button>
        <button type="button" className="button quiet" onClick={onBack}>
          {say('back')}
        </button>
      </div>
      <details className="small soft">
        <summary>{say('create.forget')}</summary>
        <p>{say('create.forgetWords')}</p>
      </details>
    </form>
  );
}
