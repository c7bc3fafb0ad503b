import { useQuery } from '@tanstack/react-query';
import type { Brief } from '../../../shared/model/brief.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { say, sayNumber } from '../../words.ts';
import { StateMark } from './StateMark.tsx';
import { states } from './states.ts';
import { Wanted } from './Wanted.tsx';

/** Coverage both ways: claims by their state, sources that nobody cites, works that are wanted. */
export function Coverage({ brief, onClose }: { readonly brief: Brief; readonly onClose: () => void }) {
  const { go } = usePlaces();
  const coverage = useQuery({ queryKey: ['claims', 'coverage', brief.id], queryFn: () => attest.briefs.coverage({ id: brief.id }) });
  return (
    <Dialog title={say('coverage.title')} wide onClose={onClose}>
      <ErrorNote error={coverage.error} />
      {coverage.isPending && <Working />}
      {coverage.data && (
        <div className="coverage">
          <section>
            <h2>{say('coverage.claims')}</h2>
            <ul className="coverage-states">
              {states.map((state) => (
                <li key={state} className="row apart">
                  <StateMark state={state} />
                  <span className="number">{sayNumber(coverage.data.claims[state] ?? 0)}</span>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{say('coverage.uncited', { n: coverage.data.uncitedSources.length })}</h2>
            {coverage.data.uncitedSources.length === 0 && <p className="soft small">{say('coverage.allCited')}</p>}
            <ul className="coverage-sources">
              {coverage.data.uncitedSources.map((source) => (
                <li key={source.id}>
                  <button type="button" className="link" onClick={() => go({ view: 'source', id: source.id })}>
                    {source.title}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <Wanted brief={brief} missing={coverage.data.missingSources} />
        </div>
      )}
    </Dialog>
  );
}
