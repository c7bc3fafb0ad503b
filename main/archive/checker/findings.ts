import { type ClaimKind, type ClaimState, type Finding, type FindingCode, findingOrder, needsSource } from '../../../shared/model/brief.ts';
import type { CheckedClaim, CitedPassage } from './cited.ts';
import { missingFigures } from './figures.ts';
import { missingQuotations } from './quotations.ts';

export type { CheckedClaim, CitedPassage };

/** A person's word that a finding is no concern. `looked` as in the finding, empty where it has none. */
export interface Dismissal {
  readonly code: FindingCode;
  readonly looked?: string;
  readonly reason: string;
}

/**
 * What was looked for and not found, most serious first. A machine never says that a passage supports a claim: `linked`
 * says that nothing was found against it, `confirmed` that a person said so. A dismissed finding stays listed with its reason.
 */
export function findingsOf(claim: CheckedClaim, citations: readonly CitedPassage[], dismissals: readonly Dismissal[] = []): Finding[] {
  const findings: Finding[] = [];
  const passages = citations.filter(({ sourceHere, quote }) => sourceHere && quote !== null);
  if (citations.length === 0 && needsSource.has(claim.kind)) findings.push({ code: 'unsourced', detail: 'No source yet' });

  const assumed: string[] = [];
  // With one passage it is plain where to look; with several the words stand in none of them.
  const only = passages.length === 1 && passages[0] ? { citation: passages[0].citationId } : {};
  if (passages.length > 0) {
    for (const { quotation, nearest, difference } of missingQuotations(claim, passages)) {
      const detail = difference === null ? `Not in the linked passage: “${quotation}”` : `Not word for word in the linked passage: ${difference}`;
      findings.push({ code: 'quote-mismatch', detail, looked: quotation, ...(nearest === null ? {} : { nearest }), ...only });
    }
    const figures = missingFigures(claim.text, passages);
    for (const looked of figures.missing) findings.push({ code: 'figure-not-found', detail: `Not in the linked passage: ${looked}`, looked, ...only });
    assumed.push(...figures.assumed);
  }
  for (const { citationId, sourceHere, sourceErased, sourceTitle } of citations) {
    const detail = sourceErased ? 'Cited, erased from the archive' : `Cited, not in the archive: ${sourceTitle}`;
    if (!sourceHere) findings.push({ code: 'cited-unseen', detail, citation: citationId });
  }
  for (const { citationId, sourceHere, quote, sourceTitle } of citations)
    if (sourceHere && quote === null) findings.push({ code: 'cited-whole', detail: `No passage yet: ${sourceTitle}`, citation: citationId });

  const judged = findings.map((finding) => dismissedBy(finding, dismissals));
  if (passages.length === 0 || judged.some(({ dismissed }) => dismissed === undefined)) return judged;
  const note = assumed.length > 0 ? ` (${assumed.join('; ')})` : '';
  judged.push(claim.confirmed ? { code: 'confirmed', detail: `Confirmed${note}` } : { code: 'linked', detail: `Linked; nothing found against it${note}` });
  return judged;
}

function dismissedBy(finding: Finding, dismissals: readonly Dismissal[]): Finding {
  const dismissal = dismissals.find(({ code, looked }) => code === finding.code && (looked ?? '') === (finding.looked ?? ''));
  return dismissal === undefined ? finding : { ...finding, dismissed: dismissal.reason };
}

/** The most serious finding that nobody dismissed; `none` where there is none, as for kinds that need no source. */
export function stateOf(_kind: ClaimKind, findings: readonly Finding[]): ClaimState {
  const counting = new Set(findings.filter(({ dismissed }) => dismissed === undefined).map(({ code }) => code));
  return findingOrder.find((code) => counting.has(code)) ?? 'none';
}
