import type { ReactNode } from 'react';
import type { ClaimState } from '../../../shared/model/brief.ts';
import { say } from '../../words.ts';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const;

/** A shape for each state, told apart without colour. */
const shapes: Record<ClaimState, ReactNode> = {
  unsourced: <circle cx="7" cy="7" r="5" {...line} />,
  'quote-mismatch': (
    <>
      <circle cx="7" cy="7" r="5" {...line} />
      <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  'figure-not-found': <path d="M7 2l5.2 9.5H1.8z" {...line} strokeLinejoin="round" />,
  'cited-unseen': <circle cx="7" cy="7" r="5" {...line} strokeDasharray="2.2 2" />,
  'cited-whole': <rect x="2.5" y="2.5" width="9" height="9" {...line} />,
  linked: <circle cx="7" cy="7" r="5.4" fill="currentColor" />,
  confirmed: (
    <>
      <circle cx="7" cy="7" r="6.4" fill="currentColor" />
      <path d="M4 7.2l2.2 2.2L10.2 5" fill="none" stroke="var(--raised)" strokeWidth="1.7" />
    </>
  ),
  none: <circle cx="7" cy="7" r="1.6" fill="currentColor" />,
};

/** Shape, colour and word. `short` is the word for the narrow column. */
export function StateMark({ state, short = false }: { readonly state: ClaimState; readonly short?: boolean }) {
  return (
    <span className="state" data-state={state}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {shapes[state]}
      </svg>
      <span>{say(short ? `claim.short.${state}` : `claim.state.${state}`)}</span>
    </span>
  );
}
