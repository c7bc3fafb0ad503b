import { useMutation } from '@tanstack/react-query';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { useAbout } from '../../queries.ts';
import { say } from '../../words.ts';
import type { Granted } from './granted.ts';

interface Props {
  readonly onOpen: (folder: Granted) => void;
  readonly onCreate: () => void;
  readonly onSample: () => void;
}

export function Welcome({ onOpen, onCreate, onSample }: Props) {
  const about = useAbout();
  const choose = useMutation({
    mutationFn: () => attest.host.chooseArchive({}),
    onSuccess: (folder) => folder && onOpen(folder),
  });
  return (
    <div className="stack">
      <h1>{say('welcome.title')}</h1>
      <p className="soft">{say('welcome.words')}</p>
      <ErrorNote error={choose.error} />
      <div className="stack tight threshold-choices">
        <button type="button" className="button first" onClick={onCreate}>
          {say('welcome.create')}
        </button>
        <button type="button" className="button" onClick={() => choose.mutate()}>
          {say('welcome.open')}
        </button>
        {about.data?.sampleCase && (
          <button type="button" className="button quiet" onClick={onSample}>
            {say('welcome.sample')}
          </button>
        )}
      </div>
    </div>
  );
}
