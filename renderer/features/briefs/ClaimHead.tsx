import { useMutation } from '@tanstack/react-query';
import { type Claim, type ClaimKind, claimKind } from '../../../shared/model/brief.ts';
import type { BriefId, SourceId } from '../../../shared/model/ids.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import type { Beside } from './beside.ts';
import { Citations } from './Citations.tsx';
import { Findings } from './Findings.tsx';
import { showClaim } from './linking.ts';
import { StateMark } from './StateMark.tsx';

interface Props {
  readonly brief: BriefId;
  readonly claim: Claim;
  readonly claims: readonly Claim[];
  readonly onOpen: (source: SourceId, at: Beside['at']) => void;
}

/** The claim at hand: its state and why, its kind, what is cited for it, and the person's own yes. */
export function ClaimHead({ brief, claim, claims, onOpen }: Props) {
  const setKind = useMutation({
    mutationFn: (kind: ClaimKind) => attest.claims.setKind({ id: claim.id, kind }),
    onSuccess: (done) => showClaim(brief, done.claim),
  });
  const confirm = useMutation({ mutationFn: () => attest.claims.confirm({ id: claim.id }), onSuccess: (done) => showClaim(brief, done.claim) });
  const canConfirm = claim.state !== 'confirmed' && claim.citations.some((citation) => citation.quote !== null);
  return (
    <div className="claim-head stack tight">
      <div className="row apart">
        <h2>
          <StateMark state={claim.state} />
        </h2>
        <select
          className="input claim-kind"
          aria-label={say('claim.kind')}
          value={claim.kind}
          disabled={setKind.isPending}
          onChange={(e) => setKind.mutate(e.target.value as ClaimKind)}
        >
          {claimKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {say(`claim.kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <Findings brief={brief} claim={claim} onOpen={onOpen} />
      <Citations brief={brief} claim={claim} claims={claims} onOpen={onOpen} />
      <ErrorNote error={setKind.error ?? confirm.error} />
      {canConfirm && (
        <div className="row">
          <button type="button" className="button little" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
            {say('claim.confirm')}
          </button>
          <span className="soft small">{say('claim.confirmHint')}</span>
        </div>
      )}
    </div>
  );
}
