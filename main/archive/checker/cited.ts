import type { ClaimKind, Finding } from '../../../shared/model/brief.ts';

/** A citation with what the archive holds of its source. */
export interface CitedPassage {
  readonly citationId: NonNullable<Finding['citation']>;
  /** null: the source as a whole. */
  readonly quote: string | null;
  /** The whole paragraph(s) that hold the quote: a figure or a quoted word may stand just outside it. Empty where not known. */
  readonly context: string;
  readonly sourceHere: boolean;
  /** It was here, and was erased for good. */
  readonly sourceErased?: boolean;
  readonly sourceTitle: string;
  /** ISO 8601 or part of one. */
  readonly sourceDate: string | null;
  readonly sourceSymbol: string | null;
}

export interface CheckedClaim {
  readonly text: string;
  readonly kind: ClaimKind;
  /** A person read claim and passage side by side and said "supports", and neither has changed since. */
  readonly confirmed: boolean;
  /** A block quotation: the whole claim is quoted, with or without marks. */
  readonly quotation?: boolean;
}
