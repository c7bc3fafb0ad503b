import { useMutation } from '@tanstack/react-query';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Claim } from '../../../shared/model/brief.ts';
import type { BriefId, SourceId } from '../../../shared/model/ids.ts';
import { tell } from '../../components/Toast.tsx';
import { attest } from '../../host.ts';
import { queryClient } from '../../queries.ts';
import { say } from '../../words.ts';

/** Puts a changed claim where the brief shows it, before the archive's own notice makes it ask again. */
export function showClaim(brief: BriefId, claim: Claim): void {
  queryClient.setQueryData<Claim[]>(['claims', 'list', brief], (all) => all?.map((c) => (c.id === claim.id ? claim : c)));
  void queryClient.invalidateQueries({ queryKey: ['claims', 'notes', brief] });
}

/** Links a passage to the claim. */
export function useLink(claim: Claim | undefined) {
  return useMutation({
    mutationFn: async (passage: { source: SourceId; quote: string; start: number }) => {
      if (!claim) throw new Refusal('claim-not-found', { id: '' });
      return attest.citations.link({ claim: claim.id, ...passage });
    },
    onSuccess: (done) => {
      showClaim(done.claim.briefId, done.claim);
      tell(say('link.done'));
    },
  });
}
