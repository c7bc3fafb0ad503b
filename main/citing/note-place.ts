import { paragraphAt } from '../../shared/model/text.ts';

type Span = { readonly start: number; readonly end: number };

/** What closes a sentence: its punctuation, then the quotation marks and brackets that were open. */
const closing = /[.,;:!?…)\]}»”’"'›]/u;

/**
 * Where the mark of a new note goes for a claim that ends at `claim.end`: behind the closing punctuation and behind the
 * marks (`marks`: offsets) that stand there already. Never beyond the claim's paragraph.
 */
export function placeAfter(claim: Span, text: string, paragraphs: readonly Span[], marks: readonly number[]): number {
  const paragraph = paragraphAt(paragraphs, Math.max(claim.start, claim.end - 1));
  const limit = paragraph ? Math.min(paragraph.end, text.length) : text.length;
  let place = Math.min(claim.end, limit);
  while (place > claim.start && /\s/.test(text.charAt(place - 1))) place--;
  while (place < limit && closing.test(text.charAt(place))) place++;
  // A mark after a space ("… ended. ³") still belongs to this sentence, when nothing but space lies between.
  for (const mark of marks) if (mark > place && mark <= limit && text.slice(place, mark).trim() === '') place = mark;
  return place;
}

/** The nearest place at or after `at` that is not inside a surrogate pair. */
export function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at + 1 : at;
}
