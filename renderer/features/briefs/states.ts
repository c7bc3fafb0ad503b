import { type Claim, type ClaimState, claimState, type Finding } from '../../../shared/model/brief.ts';

export const states: readonly ClaimState[] = claimState.options;

/** States in which a claim waits for a person: all but those that are settled. */
const settled: ReadonlySet<ClaimState> = new Set(['linked', 'confirmed', 'none'] as const);
export const needsWork = (claim: Pick<Claim, 'state'>): boolean => !settled.has(claim.state);

/** Findings that say something is missing, as opposed to those that say it is settled. */
export const isOpen = (finding: Finding): boolean => finding.code !== 'linked' && finding.code !== 'confirmed';

/** Pure: the claim to go to from `now` among `claims`; stays at the ends. */
export function stepFrom(claims: readonly Claim[], now: string | undefined, by: 1 | -1): Claim | undefined {
  const at = claims.findIndex((claim) => claim.id === now);
  if (at < 0) return by > 0 ? claims[0] : claims.at(-1);
  return claims[Math.min(Math.max(at + by, 0), claims.length - 1)];
}

/** Pure: the next claim after `now` that needs something, from the start again at the end; undefined where none does. */
export function nextNeedy(claims: readonly Claim[], now: string | undefined): Claim | undefined {
  const at = claims.findIndex((claim) => claim.id === now);
  return [...claims.slice(at + 1), ...claims.slice(0, at + 1)].find(needsWork);
}
