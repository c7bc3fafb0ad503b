import type { MouseEvent } from 'react';
import type { Claim } from '../../../shared/model/brief.ts';
import { needsWork } from './states.ts';

interface Props {
  readonly claims: readonly Claim[];
  readonly chosen: Claim | undefined;
  readonly onChoose: (claim: Claim | undefined) => void;
}

/** The whole brief from top to bottom, a line a claim; those that wait are wider. For the pointer: the keyboard has J, K and N. */
export function MapStrip({ claims, chosen, onChoose }: Props) {
  const count = Math.max(1, claims.length);
  const jump = (event: MouseEvent<SVGSVGElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    onChoose(claims[Math.min(count - 1, Math.floor(((event.clientY - top) / height) * count))]);
  };
  return (
    <svg className="map-strip" viewBox={`0 0 16 ${count}`} preserveAspectRatio="none" aria-hidden="true" onClick={jump}>
      {claims.map((claim, i) => (
        <rect key={claim.id} className="map-line" data-state={claim.state} x="3" y={i + 0.1} width={needsWork(claim) ? 10 : 4} height="0.8" />
      ))}
      {chosen && <rect className="map-chosen" x="0" y={claims.indexOf(chosen)} width="16" height="1" />}
    </svg>
  );
}
