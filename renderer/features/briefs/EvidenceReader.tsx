import type { Claim } from '../../../shared/model/brief.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { usePlaces } from '../../places.tsx';
import { useSource } from '../../queries.ts';
import { say } from '../../words.ts';
import { Reader } from '../reader/Reader.tsx';
import type { Beside } from './beside.ts';

/** A source beside the brief, opened at a passage. */
export function EvidenceReader({ beside, claim }: { readonly beside: Beside | null; readonly claim: Claim }) {
  const { go } = usePlaces();
  const source = useSource(beside?.source);
  if (!beside) return <p className="soft evidence-empty">{say('evidence.readerEmpty')}</p>;
  if (source.error) return <ErrorNote error={source.error} />;
  if (!source.data) return <Working />;
  if (source.data.status === 'missing') {
    return (
      <div className="evidence-empty stack">
        <p>{say('reader.missing')}</p>
        <div>
          <button type="button" className="button" onClick={() => go({ view: 'library', status: 'missing', selected: beside.source })}>
            {say('reader.showMissing')}
          </button>
        </div>
      </div>
    );
  }
  return <Reader source={source.data} at={beside.at} claim={claim} head={<h2>{source.data.title}</h2>} />;
}
