import { useMutation } from '@tanstack/react-query';
import { verification } from '../../../shared/contract/archives.ts';
import { CopyText } from '../../components/CopyText.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { useArchiveState } from '../../queries.ts';
import { jobResult } from '../../running.ts';
import { say } from '../../words.ts';

/** Looks at every record, key file and blob, and shows the fingerprint to compare with one written down. */
export function Verify() {
  const archive = useArchiveState().data;
  const verify = useMutation({
    mutationFn: async () => {
      const { job } = await attest.archives.verify({});
      return verification.parse(await jobResult(job));
    },
  });
  return (
    <aside className="inspector stack" aria-label={say('verify.title')}>
      <h2>{say('verify.title')}</h2>
      <p className="soft small">{say('verify.words')}</p>
      <div>
        <button type="button" className="button first" disabled={verify.isPending} onClick={() => verify.mutate()}>
          {say(verify.isPending ? 'verify.checking' : 'verify.check')}
        </button>
      </div>
      <ErrorNote error={verify.error} />
      {verify.data && (
        <div className={verify.data.ok ? 'note' : 'error-note'} role="status">
          <p>{say(verify.data.ok ? 'verify.whole' : 'verify.damaged', { n: verify.data.ok ? verify.data.checked : verify.data.damaged.length })}</p>
          <ul>
            {verify.data.damaged.map((part) => (
              <li key={`${part.where} ${part.what}`}>
                {part.what} · {part.where}
              </li>
            ))}
          </ul>
        </div>
      )}
      {archive?.fingerprint && (
        <div>
          <h3>{say('verify.fingerprint')}</h3>
          <p className="fingerprint">
            <CopyText text={archive.fingerprint} shown={archive.fingerprint.match(/.{1,4}/g)?.join(' ')} />
          </p>
          <p className="soft small">{say('verify.events', { n: archive.events })}</p>
        </div>
      )}
    </aside>
  );
}
