import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Claim } from '../../../shared/model/brief.ts';
import type { BriefId, ClaimId } from '../../../shared/model/ids.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';

interface Props {
  readonly brief: BriefId;
  readonly mark: string;
  readonly claim: Claim;
  readonly claims: readonly Claim[];
  readonly onClose: () => void;
}

/** Pure: the claims a footnote may reach back to: those of the paragraph it stands in and of the one before, and those it reaches now. */
export function withinReach(claims: readonly Claim[], claim: Claim, mark: string): Claim[] {
  const before = Math.max(0, ...claims.filter((c) => c.ordinal < claim.ordinal).map((c) => c.ordinal));
  return claims.filter((c) => c.ordinal === claim.ordinal || c.ordinal === before || reaches(c, mark));
}

const reaches = (claim: Claim, mark: string): boolean => claim.citations.some((citation) => citation.from === mark);

/** What an imported footnote stands for: these claims and no others. */
export function Reach({ brief, mark, claim, claims, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<ClaimId>>(() => new Set(claims.filter((c) => reaches(c, mark)).map((c) => c.id)));
  const set = useMutation({ mutationFn: () => attest.claims.setReach({ brief, mark, claims: [...chosen] }), onSuccess: onClose });
  const toggle = (id: ClaimId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog title={say('reach.title', { mark })} wide onClose={onClose}>
      <p className="soft">{say('reach.words')}</p>
      <ul className="stack tight">
        {withinReach(claims, claim, mark).map((c) => (
          <li key={c.id}>
            <label className="reach-claim">
              <input type="checkbox" checked={chosen.has(c.id)} onChange={() => toggle(c.id)} />
              <span className="serif">{c.text}</span>
            </label>
          </li>
        ))}
      </ul>
      <ErrorNote error={set.error} />
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {say('cancel')}
        </button>
        <button type="button" className="button first" disabled={set.isPending} onClick={() => set.mutate()}>
          {say('reach.set')}
        </button>
      </div>
    </Dialog>
  );
}
