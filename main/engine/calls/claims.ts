import { Refusal } from '../../../shared/contract/errors.ts';
import type { FindingCode } from '../../../shared/model/brief.ts';
import type { CitationId, ClaimId } from '../../../shared/model/ids.ts';
import { getClaim, listClaims } from '../../archive/briefs/claims.ts';
import { draftConfirmed, draftDismissed, draftKindChanged, draftReachChanged } from '../../archive/briefs/commands.ts';
import { draftLink, draftUnlink } from '../../archive/citations/commands.ts';
import type { Draft } from '../../archive/fold.ts';
import type { Handlers } from '../handlers.ts';
import { withinMessage } from '../message-size.ts';
import type { Session } from '../session.ts';

/** That nothing was found against a claim is no concern to dismiss. */
const dismissible = (code: FindingCode): boolean => code !== 'linked' && code !== 'confirmed';

export const claimCalls = (session: Session): Handlers<'claims'> => {
  const change = async (claim: ClaimId, command: () => Promise<Draft[]>) => {
    const id = await session.archive.change(command);
    session.changed('claims', 'briefs');
    return { claim: await getClaim(session.archive, session.texts, claim), change: id };
  };
  return {
    async list({ brief, state, offset, limit }) {
      const all = await listClaims(session.archive, session.texts, brief, state);
      return { items: withinMessage(all.slice(offset, offset + limit)), total: all.length };
    },
    async get({ id }) {
      return getClaim(session.archive, session.texts, id);
    },
    setKind: ({ id, kind }) => change(id, () => draftKindChanged(session.archive, id, kind)),
    async setReach({ brief, mark, claims }) {
      const id = await session.archive.change(() => draftReachChanged(session.archive, brief, mark, claims));
      session.changed('claims', 'briefs', 'sources');
      return { change: id };
    },
    confirm: ({ id }) => change(id, () => draftConfirmed(session.archive, id)),
    dismiss: ({ id, code, looked, reason }) =>
      change(id, async () => {
        const { findings } = await getClaim(session.archive, session.texts, id);
        const meant = findings.filter((f) => f.code === code && dismissible(f.code) && (looked === undefined || f.looked === looked));
        const [finding] = meant;
        if (!finding) throw new Refusal('finding-not-found', { code });
        if (new Set(meant.map((f) => f.looked)).size > 1)
          throw new Refusal('wrong-input', { reason: 'there are several such findings; say what was looked for' });
        return draftDismissed(session.archive, id, code, finding.looked ?? '', reason);
      }),
  };
};

export const citationCalls = (session: Session): Handlers<'citations'> => ({
  async link(request) {
    let citation: CitationId | undefined;
    const change = await session.archive.change(async () => {
      const { id, drafts } = await draftLink(session.archive, session.texts, request);
      citation = id;
      return drafts;
    });
    session.changed('claims', 'briefs', 'sources');
    const claim = await getClaim(session.archive, session.texts, request.claim);
    const made = claim.citations.find((c) => c.id === citation);
    if (!made) throw new Error('the new citation is not among its claim’s');
    return { citation: made, claim, change };
  },
  async unlink({ id }) {
    let claim: ClaimId | undefined;
    const change = await session.archive.change(async () => {
      const draft = await draftUnlink(session.archive, id);
      claim = draft.claim;
      return draft.drafts;
    });
    if (!claim) throw new Error('a citation without a claim');
    session.changed('claims', 'briefs', 'sources');
    return { claim: await getClaim(session.archive, session.texts, claim), change };
  },
});
