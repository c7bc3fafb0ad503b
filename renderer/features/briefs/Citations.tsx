import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Citation, Claim } from '../../../shared/model/brief.ts';
import type { BriefId, SourceId } from '../../../shared/model/ids.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { sayPlace } from '../search/HitRow.tsx';
import type { Beside } from './beside.ts';
import { showClaim } from './linking.ts';
import { Reach } from './Reach.tsx';

interface Props {
  readonly brief: BriefId;
  readonly claim: Claim;
  readonly claims: readonly Claim[];
  readonly onOpen: (source: SourceId, at: Beside['at']) => void;
}

/** What is cited for the claim. */
export function Citations({ brief, claim, claims, onOpen }: Props) {
  const [reach, setReach] = useState<string | null>(null);
  const unlink = useMutation({
    mutationFn: (citation: Citation) => attest.citations.unlink({ id: citation.id }),
    onSuccess: (done) => showClaim(brief, done.claim),
  });
  if (claim.citations.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>{say('citations.title', { n: claim.citations.length })}</h3>
      <ErrorNote error={unlink.error} />
      <ul className="stack tight">
        {claim.citations.map((citation) => (
          <li key={citation.id} className="citation">
            <p>
              {citation.signal && <em>{citation.signal} </em>}
              {citation.erased ? <em>{say('citation.erased')}</em> : citation.sourceTitle}
              {citation.pinpoint && <span className="soft">, {citation.pinpoint}</span>}
            </p>
            {citation.quote !== null && <p className="citation-quote serif">“{citation.quote}”</p>}
            <p className="soft small">{sayOrigin(citation)}</p>
            {citation.note && <p className="small">{citation.note}</p>}
            <div className="row">
              {!citation.erased && (
                <button
                  type="button"
                  className="link small"
                  onClick={() =>
                    onOpen(citation.sourceId, citation.start === null || citation.end === null ? null : { start: citation.start, end: citation.end })
                  }
                >
                  {say('evidence.open')}
                </button>
              )}
              <button type="button" className="link small" disabled={unlink.isPending} onClick={() => unlink.mutate(citation)}>
                {say('citations.unlink')}
              </button>
              {citation.from !== null && citation.from !== 'text' && (
                <button type="button" className="link small" onClick={() => setReach(citation.from)}>
                  {say('citations.reach')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {reach !== null && <Reach brief={brief} mark={reach} claim={claim} claims={claims} onClose={() => setReach(null)} />}
    </section>
  );
}

function sayOrigin(citation: Citation): string {
  const place = citation.erased
    ? ''
    : citation.quote === null
      ? say('citations.whole')
      : sayPlace({ page: citation.page, paragraph: citation.paragraph, headingPath: [] });
  const from =
    citation.from === null
      ? say('citations.linkedHere')
      : citation.from === 'text'
        ? say('citations.fromText')
        : say('citations.fromNote', { mark: citation.from });
  return [place, from].filter((part) => part !== '').join(' · ');
}
