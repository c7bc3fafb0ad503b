import { useMutation } from '@tanstack/react-query';
import { verification } from '../../../shared/contract/archives.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { jobResult } from '../../running.ts';
import { say } from '../../words.ts';

/** Looks at every record, key file and blob. */
export function Verify() {
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
    </aside>
  );
}
