import { align } from './align.ts';
import type { CheckedClaim, CitedPassage } from './cited.ts';
import { isAttributed, isTerm, type Quoted, quotedIn } from './quoted.ts';
import { type Word, wordsOf } from './words.ts';

export interface MissingQuotation {
  /** As the claim writes it. */
  readonly quotation: string;
  /** The nearest words of the passages, as they stand there; null where nothing is near. */
  readonly nearest: string | null;
  /** Where the two part, in words. */
  readonly difference: string | null;
}

/** Quoted words of six and more are a quotation by their length; fewer by who is said to have said them. */
const long = 6;
const short = 3;

/** The quotations of a claim that stand in none of the passages. */
export function missingQuotations(claim: Pick<CheckedClaim, 'text' | 'quotation'>, passages: readonly CitedPassage[]): MissingQuotation[] {
  const texts = passages.map(({ quote, context }) => (context === '' ? (quote ?? '') : context));
  return quotationsOf(claim).flatMap((quotation) => {
    const comparable = texts.filter((text) => sameLetters(quotation, text));
    if (comparable.length === 0) return [];
    const sources = comparable.map((text) => wordsOf(text));
    const wanted = segmentsOf(quotation);
    if (wanted.length === 0 || sources.some((source) => standsIn(wanted, source))) return [];
    return [nearestOf(quotation, wanted, comparable, sources)];
  });
}

function quotationsOf({ text, quotation }: Pick<CheckedClaim, 'text' | 'quotation'>): string[] {
  if (quotation === true) return [text.replace(/^\s*["“«„]|["”»“][.,;]?\s*$/gu, '')];
  return quotedIn(text)
    .filter((quoted) => {
      const count = wordsOf(quoted.words).length;
      return !isTerm(quoted) && (count >= long || (count >= short && isAttributed(quoted as Quoted)));
    })
    .map(({ words }) => words.trim());
}

/**
 * A quotation in another script or language than the passage is a translation: its pair is compared, not its letters.
 * Kazakh is told from Russian by the letters that only Kazakh has.
 */
function sameLetters(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(text: string): 'latin' | 'cyrillic' | 'kazakh' {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (count(/\p{Script=Latin}/gu) >= count(/\p{Script=Cyrillic}/gu)) return 'latin';
  return count(/[әғқңөұүһі]/giu) * 50 > count(/\p{Script=Cyrillic}/gu) ? 'kazakh' : 'cyrillic';
}

/**
 * The pieces of a quotation that must stand word for word: an ellipsis, bare or in brackets, leaves words out between
 * them; words in square brackets are the author's own; "[e]veryone" changed one letter; "[sic]" is a remark.
 */
function segmentsOf(quotation: string): Word[][] {
  return quotation
    .replace(/(\p{L}*)\[(\p{L}{1,2})\](?=\p{L})/gu, '$1$2')
    .replace(/(?<=\p{L})\[(\p{L}{1,3})\]/gu, '')
    .replace(/[[(<]\s*(?:…|\.\.\.|\. \. \.)\s*[\])>]|…|\.\.\.|\. \. \./gu, '\ue000')
    .replace(/\[[^\]]*\]/gu, '\ue000')
    .split('\ue000')
    .map((piece) => wordsOf(piece))
    .filter((words) => words.length > 0);
}

function standsIn(segments: readonly Word[][], source: readonly Word[]): boolean {
  let from = 0;
  for (const segment of segments) {
    const at = placeOf(segment, source, from);
    if (at === -1) return false;
    from = at + segment.length;
  }
  return true;
}

function placeOf(segment: readonly Word[], source: readonly Word[], from: number): number {
  for (let at = from; at + segment.length <= source.length; at += 1) if (segment.every((word, i) => word.plain === source[at + i]?.plain)) return at;
  return -1;
}

function nearestOf(quotation: string, segments: readonly Word[][], texts: readonly string[], sources: readonly Word[][]): MissingQuotation {
  const wanted = segments.flat();
  let best: { score: number; nearest: string; difference: string } | null = null;
  for (const [i, source] of sources.entries()) {
    const text = texts[i] ?? '';
    const found = align(wanted, source);
    if (found === null || found.score < 0.4 || (best !== null && found.score <= best.score)) continue;
    const between = (words: readonly Word[]) => words.map(({ written }) => written).join(' ');
    const parts = found.changes.slice(0, 3).map(({ claimed, there }) => {
      if (there.length === 0) return `“${between(claimed)}” is not there`;
      if (claimed.length === 0) return `“${between(there)}” is left out`;
      return `“${between(claimed)}”, there “${between(there)}”`;
    });
    if (found.changes.length > 3) parts.push(`and ${found.changes.length - 3} more`);
    best = { score: found.score, nearest: text.slice(found.start, found.end), difference: parts.length > 0 ? parts.join('; ') : 'in another order' };
  }
  return { quotation, nearest: best?.nearest ?? null, difference: best?.difference ?? null };
}
