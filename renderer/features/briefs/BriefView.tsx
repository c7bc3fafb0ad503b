import { useEffect, useMemo, useState } from 'react';
import type { Claim, ClaimState } from '../../../shared/model/brief.ts';
import { useAtHand } from '../../at-hand.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { type Place, usePlaces } from '../../places.tsx';
import { useBrief } from '../../queries.ts';
import { say } from '../../words.ts';
import { BriefHead } from './BriefHead.tsx';
import { BriefText } from './BriefText.tsx';
import { EvidencePane } from './EvidencePane.tsx';
import { MapStrip } from './MapStrip.tsx';
import { useBriefText, useClaims, useNotes } from './reading.ts';
import './briefs.css';

/** The brief with what holds each of its claims, and beside it the evidence for the one at hand. */
export function BriefView({ place }: { readonly place: Extract<Place, { view: 'brief' }> }) {
  const { adjust } = usePlaces();
  const { take } = useAtHand();
  const brief = useBrief(place.id);
  const text = useBriefText(place.id);
  const claims = useClaims(place.id);
  const notes = useNotes(place.id);
  const [only, setOnly] = useState<ClaimState | null>(null);
  const all = useMemo(() => claims.data ?? [], [claims.data]);
  // The claim at hand stays, also when what was just done took it out of the state asked for.
  const shown = useMemo(() => (only === null ? all : all.filter((claim) => claim.state === only || claim.id === place.claim)), [all, only, place.claim]);
  const chosen = all.find((claim) => claim.id === place.claim);
  useEffect(() => {
    if (chosen) take(chosen);
  }, [chosen, take]);
  const choose = (claim: Claim | undefined) => claim && adjust({ ...place, claim: claim.id });

  const error = brief.error ?? text.error ?? claims.error ?? notes.error;
  if (error) return <ErrorNote error={error} />;
  if (!brief.data || !text.data || !claims.data) return <Working words={say('brief.opening')} />;
  return (
    <div className="brief">
      <BriefHead brief={brief.data.brief} questions={brief.data.questions} claims={all} only={only} onOnly={setOnly} />
      <div className="brief-panes">
        <MapStrip claims={all} chosen={chosen} onChoose={choose} />
        <BriefText paragraphs={text.data} claims={shown} filtered={only !== null} notes={notes.data ?? []} chosen={chosen} onChoose={choose} />
        <EvidencePane key={place.id} brief={place.id} claims={shown} chosen={chosen} onChoose={choose} />
      </div>
    </div>
  );
}
