import type { ClaimKind } from './brief.ts';
import { proposeKind } from './claim-kinds.ts';
import { sentences } from './sentences.ts';
import type { Language, Paragraph, ParagraphKind, Reading } from './text.ts';

export { proposeKind };

/** What a claim is drafted as when a brief is imported. Offsets (UTF-16 units, end exclusive) in the brief's text. */
export interface DraftClaim {
  readonly start: number;
  readonly end: number;
  /** The ordinal of its paragraph. */
  readonly ordinal: number;
  readonly kind: ClaimKind;
}

/** Headings and attribution lines say nothing that could be proved; notes are what proves. */
const claiming: ReadonlySet<ParagraphKind> = new Set(['body', 'quotation', 'list-item', 'table-row'] as const);

const sentenceEnd = /[.!?…:;]["”»“')\]]*\s*$/u;
const addressAlone = /^[\s<([]*(?:https?:\/\/|www\.|[^\s@]+@)\S*\s*$/iu;

/**
 * The claims of a brief in order: its sentences, each with a proposed kind.
 *
 * A table row is one claim: its cells mean nothing apart. A quotation of several sentences is one claim where it is the
 * whole paragraph, alone or behind the words that introduce it: it was said in one place by one speaker, and is proved or
 * not as one. Inside a longer paragraph sentences stay apart: the author's own words between them need other sources.
 * What stands before the first sentence of the brief is its title page, and introduces it. An address alone claims nothing.
 */
export function draftClaims(reading: Pick<Reading, 'text' | 'paragraphs' | 'footnotes' | 'language'>): DraftClaim[] {
  const paragraphs = reading.paragraphs.filter(({ kind, start, end }) => claiming.has(kind) && !addressAlone.test(reading.text.slice(start, end)));
  const first = paragraphs.findIndex(({ start, end, kind }) => kind !== 'body' || sentenceEnd.test(reading.text.slice(start, end)));
  return paragraphs.flatMap((paragraph, i) =>
    claimsOf(reading.text, paragraph, reading.language).map((claim): DraftClaim => (i < first ? { ...claim, kind: 'introduction' } : claim)),
  );
}

function claimsOf(text: string, paragraph: Paragraph, language: Language): DraftClaim[] {
  const { start, end, ordinal, kind, headingPath } = paragraph;
  const body = text.slice(start, end);
  const one = kind === 'table-row' || kind === 'quotation' || isOneQuotation(body);
  const ranges = one ? [{ start: body.length - body.trimStart().length, end: body.trimEnd().length }] : sentences(body, language);
  return ranges
    .filter((range) => /[\p{L}\p{N}]/u.test(body.slice(range.start, range.end)))
    .map((range) => {
      const sentence = body.slice(range.start, range.end);
      const proposed = proposeKind(sentence, headingPath);
      const quoted = kind === 'quotation' && (proposed === 'fact' || proposed === 'argument' || proposed === 'absence');
      return { start: start + range.start, end: start + range.end, ordinal, kind: quoted ? 'reported-statement' : proposed };
    });
}

/** One pair of quotation marks from the first sentence, or from behind a colon in it, to the paragraph's end. */
function isOneQuotation(body: string): boolean {
  const trimmed = body.trim();
  const opened = /^(?:[^.!?“«„"]{0,300}?[\s:,(])??([“«„"])/u.exec(trimmed);
  const mark = opened?.[1];
  if (opened === null || mark === undefined) return false;
  const inside = trimmed.slice(opened[0].length);
  const closing = { '“': '”', '«': '»', '„': '[“”]', '"': '"' }[mark] ?? '"';
  const closed = new RegExp(`${closing}[.,;]?$`, 'u').exec(inside);
  if (closed === null) return false;
  const between = inside.slice(0, closed.index);
  if (mark === '"') return !between.includes('"');
  // Quotation marks inside the quotation come in pairs.
  let depth = 1;
  for (const character of between) {
    if (character === mark) depth += 1;
    else if (new RegExp(closing, 'u').test(character)) depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}

/** At most a space lies between a sentence and a mark that belongs to it. */
const gap = 2;

/**
 * The claims (indices) that a footnote is proposed to reach back to: the one in which, or right after which, its mark
 * stands. A mark between two sentences of a paragraph belongs to the one before it. No mark: none.
 */
export function reachOf(footnote: { readonly at: number | null }, claims: readonly DraftClaim[]): number[] {
  const { at } = footnote;
  if (at === null) return [];
  const inside = claims.findIndex(({ start, end }) => start < at && at <= end);
  if (inside !== -1) return [inside];
  const after = claims.findLastIndex(({ end }) => end <= at);
  const before = claims.findIndex(({ start }) => start >= at);
  const last = claims[after];
  const next = claims[before];
  // A mark at a paragraph's very beginning has nothing before it in its paragraph.
  if (next !== undefined && next.start - at < gap && next.ordinal !== last?.ordinal) return [before];
  return last !== undefined && at - last.end <= gap ? [after] : [];
}
