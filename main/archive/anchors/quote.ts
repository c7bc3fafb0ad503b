import { type Anchor, anchor } from '../../../shared/model/anchor.ts';
import { type PageStart, type Paragraph, pageAt, paragraphAt } from '../../../shared/model/text.ts';
import { fold, unfold } from './fold.ts';

export { nearestQuote } from './nearest.ts';

/** Half-open, UTF-16 units of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

function places(text: string, quote: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (!insideCharacter(text, at) && !insideCharacter(text, at + quote.length)) found.push({ start: at, end: at + quote.length });
  }
  return found;
}

/** Between the halves of a surrogate pair no passage begins or ends. */
function insideCharacter(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

/**
 * Every place where `quote` stands in `text`, in order: letter for letter, or, where it stands nowhere so, with its
 * typography evened out on both sides (quotes, dashes, ellipses, white space and paragraph ends, soft hyphens, composed
 * letters). Case always counts. The ranges are exact ones of `text` as it is. A quote of nothing but white space stands nowhere.
 */
export function findQuote(text: string, quote: string): Range[] {
  if (quote.trim() === '') return [];
  const exact = places(text, quote);
  if (exact.length > 0) return exact;
  const folded = fold(text);
  const wanted = fold(quote).text.trim();
  if (wanted === '') return [];
  return places(folded.text, wanted).map(({ start, end }) => unfold(folded, start, end));
}

/** TextQuoteSelector: units kept before and after. */
const context = 32;

/** Half a surrogate pair is no text: leave it outside. */
function whole(piece: string): string {
  return piece.replace(/^[\udc00-\udfff]/u, '').replace(/[\ud800-\udbff]$/u, '');
}

/**
 * The passage at `range` of `text`, said four ways. `sha256` is that of the source's original, null for a text that has none.
 * @throws RangeError where the range is empty or not inside the text: its maker must have found it there.
 */
export function makeAnchor(text: string, paragraphs: readonly Paragraph[], pages: readonly PageStart[], range: Range, sha256: string | null): Anchor {
  const { start, end } = range;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length)
    throw new RangeError(`No passage at ${start}–${end} of ${text.length} units`);
  const paragraph = paragraphAt(paragraphs, start);
  return anchor.parse({
    quote: text.slice(start, end),
    prefix: whole(text.slice(Math.max(0, start - context), start)),
    suffix: whole(text.slice(end, end + context)),
    start,
    end,
    page: pageAt(pages, start),
    paragraph: paragraph?.number ?? null,
    ordinal: paragraph?.ordinal ?? 1,
    headingPath: paragraph?.headingPath ?? [],
    sha256,
  });
}
