import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Claim } from '../../../shared/model/brief.ts';
import type { BriefId, SourceId } from '../../../shared/model/ids.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import type { Beside } from './beside.ts';
import { ClaimHead } from './ClaimHead.tsx';
import { EvidenceReader } from './EvidenceReader.tsx';
import { EvidenceSearch } from './EvidenceSearch.tsx';
import { useBriefKeys } from './keys.ts';
import { useLink } from './linking.ts';
import { Suggested } from './Suggested.tsx';

interface Props {
  readonly brief: BriefId;
  readonly claims: readonly Claim[];
  readonly chosen: Claim | undefined;
  readonly onChoose: (claim: Claim | undefined) => void;
}

/** Pure: whether the claim already cites words of this passage. */
function isLinked(claim: Claim | undefined, passage: { sourceId: SourceId; start: number; end: number }): boolean {
  return (
    claim?.citations.some((c) => c.sourceId === passage.sourceId && c.start !== null && c.end !== null && c.start < passage.end && c.end > passage.start) ??
    false
  );
}

/** Evidence for the selected claim. */
export function EvidencePane({ brief, claims, chosen, onChoose }: Props) {
  const [tab, setTab] = useState<'suggested' | 'search' | 'reader'>('suggested');
  const [beside, setBeside] = useState<Beside | null>(null);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const suggestions = useQuery({
    queryKey: ['suggest', chosen?.id],
    enabled: chosen !== undefined,
    queryFn: () => attest.search.suggest({ claim: chosen?.id, limit: 8 }),
  });
  const key = (passage: { sourceId: string; start: number }) => `${chosen?.id} ${passage.sourceId} ${passage.start}`;
  const offered = (suggestions.data?.items ?? []).filter((passage) => !refused.has(key(passage)) && !isLinked(chosen, passage));
  const link = useLink(chosen);
  const open = (source: SourceId, at: Beside['at']) => {
    setBeside({ source, at });
    setTab('reader');
  };
  useBriefKeys({
    claims,
    chosen,
    onChoose,
    onLinkFirst: () => offered[0] && !link.isPending && link.mutate({ source: offered[0].sourceId, quote: offered[0].text, start: offered[0].start }),
    onOpenFirst: () => {
      const cited = chosen?.citations.find((citation) => !citation.erased);
      if (offered[0]) open(offered[0].sourceId, offered[0]);
      else if (cited) open(cited.sourceId, cited.start === null || cited.end === null ? null : { start: cited.start, end: cited.end });
    },
  });

  if (!chosen) {
    return (
      <aside className="evidence" aria-label={say('evidence.label')}>
        <div className="empty">
          <p>{say('evidence.none')}</p>
          <p className="small">
            <span className="key">J</span> <span className="key">K</span> {say('evidence.keysStep')} · <span className="key">N</span> {say('evidence.keysNext')}
          </p>
        </div>
      </aside>
    );
  }
  const tabs = [
    { id: 'suggested', label: say('evidence.suggested', { count: suggestions.data ? offered.length : '…' }) },
    { id: 'search', label: say('evidence.search') },
    { id: 'reader', label: say('evidence.reader') },
  ] as const;
  return (
    <aside className="evidence" data-tab={tab} aria-label={say('evidence.label')}>
      <ClaimHead key={chosen.id} brief={brief} claim={chosen} claims={claims} onOpen={open} />
      <Tabs label={say('evidence.tabs')} tabs={tabs} chosen={tab} onChoose={setTab} className="evidence-panel">
        {tab === 'suggested' && (
          <Suggested
            offered={offered}
            pending={suggestions.isPending}
            error={link.error ?? suggestions.error}
            linking={link.isPending}
            onLink={(passage) => link.mutate({ source: passage.sourceId, quote: passage.text, start: passage.start })}
            onOpen={(passage) => open(passage.sourceId, passage)}
            onNotThis={(passage) => setRefused(new Set([...refused, key(passage)]))}
          />
        )}
        {tab === 'search' && <EvidenceSearch onOpen={(hit) => open(hit.sourceId, hit)} />}
        {tab === 'reader' && <EvidenceReader key={`${beside?.source} ${beside?.at?.start}`} beside={beside} claim={chosen} />}
      </Tabs>
    </aside>
  );
}
