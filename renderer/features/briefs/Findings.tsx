import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Claim, Finding } from '../../../shared/model/brief.ts';
import type { BriefId, SourceId } from '../../../shared/model/ids.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { focusHere } from '../../components/focus.ts';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import type { Beside } from './beside.ts';
import { difference } from './difference.ts';
import { showClaim } from './linking.ts';
import { isOpen } from './states.ts';

interface Props {
  readonly brief: BriefId;
  readonly claim: Claim;
  readonly onOpen: (source: SourceId, at: Beside['at']) => void;
}

/** What the checker looked for and did not find, and what would mend it. */
export function Findings({ brief, claim, onOpen }: Props) {
  const open = claim.findings.filter(isOpen);
  if (open.length === 0) return null;
  return (
    <ul className="stack tight">
      {open.map((finding) => (
        <li key={`${finding.code} ${finding.looked ?? ''} ${finding.citation ?? ''}`} className="finding" data-dismissed={finding.dismissed !== undefined}>
          <FindingWords brief={brief} claim={claim} finding={finding} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function FindingWords({ brief, claim, finding, onOpen }: Props & { readonly finding: Finding }) {
  const [asking, setAsking] = useState(false);
  const citation = claim.citations.find((c) => c.id === finding.citation);
  const erased = citation?.erased === true && finding.code === 'cited-unseen';
  const looked = finding.looked ?? '';
  return (
    <>
      <p>{erased ? say('finding.erased.what') : sayFinding(finding)}</p>
      {finding.nearest !== undefined && finding.code === 'quote-mismatch' && <Difference claimed={looked} there={finding.nearest} />}
      {finding.dismissed === undefined ? (
        <p className="soft">{say(erased ? 'finding.erased.mend' : `finding.${finding.code}.mend`)}</p>
      ) : (
        <p className="soft">{say('finding.dismissed', { reason: finding.dismissed })}</p>
      )}
      {finding.dismissed === undefined && (
        <div className="row">
          {citation && !citation.erased && (
            <button
              type="button"
              className="link small"
              onClick={() => onOpen(citation.sourceId, citation.start === null || citation.end === null ? null : { start: citation.start, end: citation.end })}
            >
              {say('finding.look')}
            </button>
          )}
          {!asking && (
            <button type="button" className="link small" onClick={() => setAsking(true)}>
              {say('finding.dismiss')}
            </button>
          )}
        </div>
      )}
      {asking && <Dismiss brief={brief} claim={claim} finding={finding} onDone={() => setAsking(false)} />}
    </>
  );
}

function sayFinding(finding: Finding): string {
  const { code, looked, nearest, detail } = finding;
  if (code === 'quote-mismatch' && nearest !== undefined) return say('finding.quote-mismatch.differs');
  if ((code === 'quote-mismatch' || code === 'figure-not-found') && looked === undefined) return detail;
  return say(`finding.${code}.what`, { looked: looked ?? '' });
}

/** The quotation as the passage has it; words only in the claim struck out, words only there underlined. */
function Difference({ claimed, there }: { readonly claimed: string; readonly there: string }) {
  return (
    <p className="difference serif">
      {difference(claimed, there).map((piece, i) => {
        const key = `${i} ${piece.text}`;
        if (piece.as === 'only-first') return <del key={key}>{piece.text} </del>;
        if (piece.as === 'only-second') return <ins key={key}>{piece.text} </ins>;
        return <span key={key}>{piece.text} </span>;
      })}
    </p>
  );
}

function Dismiss({
  brief,
  claim,
  finding,
  onDone,
}: {
  readonly brief: BriefId;
  readonly claim: Claim;
  readonly finding: Finding;
  readonly onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  const dismiss = useMutation({
    mutationFn: () =>
      attest.claims.dismiss({ id: claim.id, code: finding.code, reason: reason.trim(), ...(finding.looked !== undefined && { looked: finding.looked }) }),
    onSuccess: (done) => {
      showClaim(brief, done.claim);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') dismiss.mutate();
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <input
        className="input"
        aria-label={say('finding.reason')}
        placeholder={say('finding.reason')}
        value={reason}
        maxLength={2000}
        ref={focusHere}
        onChange={(e) => setReason(e.target.value)}
      />
      <ErrorNote error={dismiss.error} />
      <div className="row">
        <button type="submit" className="button little" disabled={reason.trim() === '' || dismiss.isPending}>
          {say('finding.dismiss')}
        </button>
        <button type="button" className="button quiet little" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}
