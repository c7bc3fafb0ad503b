import type { Footnote, Language, Link, Paragraph } from '../../shared/model/text.ts';
import { sayWhatIbidMeans, sayWhereNamedNotesAre, standsForTheNoteBefore } from './back-reference.ts';
import { bibliographyOf } from './bibliography.ts';
import { citationRows } from './citation-rows.ts';
import { type Cited, type ComposeCitation, type ComposeClaim, citedOf } from './cited.ts';
import { placeAfter, wholeCharacter } from './note-place.ts';
import { joinedNoteText } from './note-text.ts';
import { termsOf } from './terms.ts';
import type { BibliographyEntry, ComposedBrief, PlacedNote } from './types.ts';

export interface ComposeInput {
  readonly title: string;
  readonly language: Language;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly links: readonly Link[];
  /** As imported, in the order of the document. */
  readonly footnotes: readonly Footnote[];
  readonly claims: readonly ComposeClaim[];
  /** In the order in which they were made. */
  readonly citations: readonly ComposeCitation[];
  /** Every source that a citation names, by its id. */
  readonly sources: ReadonlyMap<string, BibliographyEntry>;
}

/** A note before it has a number. `order`: its place in the document's own list; null for one made here. */
interface Draft {
  readonly at: number | null;
  readonly order: number | null;
  readonly mark: string | null;
  readonly text: string;
  readonly citations: readonly string[];
}

/**
 * A brief as it will be printed. Imported footnotes keep words and place, linked citations get a note at the end of their
 * claim's sentence, all are numbered from 1. An imported footnote that cites what has been sealed or anonymised since is
 * written anew from its citations, because its own words name the source. Throws RangeError for a citation of a claim or
 * source that was not given.
 */
export function composeBrief(input: ComposeInput): ComposedBrief {
  const cited = citedOf(input);
  const body = input.paragraphs.filter(({ start, end, kind }) => kind !== 'note' || !input.footnotes.some((note) => note.start < end && start < note.end));
  const imported = importedNotes(input, body, cited);
  const marks = imported.flatMap(({ at }) => (at === null ? [] : [at]));
  const drafts = [...imported, ...linkedNotes(input, body, cited, marks)];
  const placed = drafts.filter((draft): draft is Draft & { at: number } => draft.at !== null).sort((a, b) => a.at - b.at);
  const notes = placed.map(
    (draft, i): PlacedNote => ({
      number: i + 1,
      at: draft.at,
      text: explained(draft, i, placed, imported, input.language),
      mark: draft.mark,
      citations: draft.citations,
    }),
  );
  const unplaced = imported
    .filter(({ at }) => at === null)
    .map((draft) => ({ text: explained(draft, null, placed, imported, input.language), mark: draft.mark, citations: draft.citations }));
  const hidden = new Set(cited.filter(({ source }) => source.confidentiality !== 'public').map(({ source }) => source.address));
  const { works, onFile } = bibliographyOf(
    cited.map(({ source }) => source),
    input.language,
  );
  return {
    title: input.title,
    language: input.language,
    // The imported notes' own words stand behind the body; `notes` has what is printed of them.
    text: input.text.slice(
      0,
      body.reduce((last, { end }) => Math.max(last, end), 0),
    ),
    paragraphs: body,
    links: input.links.map((link) => (link.target !== null && hidden.has(link.target) ? { ...link, target: null } : link)),
    notes,
    unplaced,
    bibliography: works,
    onFile,
    citations: citationRows(cited, notes, input.language),
  };
}

function importedNotes({ text, footnotes, language }: ComposeInput, body: readonly Paragraph[], cited: readonly Cited[]): Draft[] {
  const belonging = footnotes.map((): Cited[] => []);
  for (const each of cited) {
    if (each.citation.from === null) continue;
    const index = noteOf(each, footnotes);
    if (index !== null) belonging[index]?.push(each);
  }
  return footnotes.map((note, order) => {
    const own = belonging[order] ?? [];
    const hidden = own.some(({ source }) => source.confidentiality !== 'public');
    const inBody = note.at !== null && body.some(({ start, end }) => start <= Number(note.at) && Number(note.at) <= end);
    return {
      at: inBody && note.at !== null ? wholeCharacter(text, note.at) : null,
      order,
      mark: note.mark,
      text: hidden ? joinedNoteText(own, language) : note.text,
      citations: own.map(({ citation }) => citation.id),
    };
  });
}

/** Marks can occur twice (notes counted anew on each page): the one nearest to the claim's end is meant. */
function noteOf({ citation, claim }: Cited, footnotes: readonly Footnote[]): number | null {
  let nearest: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  footnotes.forEach(({ mark, at }, index) => {
    if (mark !== citation.from) return;
    const away = at === null ? Number.MAX_SAFE_INTEGER : Math.abs(at - claim.end);
    if (away < distance) [nearest, distance] = [index, away];
  });
  return nearest;
}

function linkedNotes({ text, language }: ComposeInput, body: readonly Paragraph[], cited: readonly Cited[], marks: readonly number[]): Draft[] {
  const ofClaim = Map.groupBy(
    cited.filter(({ citation }) => citation.from === null),
    ({ claim }) => claim,
  );
  return [...ofClaim].map(([claim, together]) => ({
    at: wholeCharacter(text, placeAfter(claim, text, body, marks)),
    order: null,
    mark: null,
    text: joinedNoteText(together, language),
    citations: together.map(({ citation }) => citation.id),
  }));
}

/** The words of a note, with what "Ibid." and "supra note 3" point at said where the new numbering would change it. */
function explained(draft: Draft, index: number | null, placed: readonly Draft[], imported: readonly Draft[], language: Language): string {
  if (draft.order === null) return draft.text;
  const terms = termsOf(language);
  const named = sayWhereNamedNotesAre(
    draft.text,
    (mark) => {
      const [meant, another] = imported.filter((note) => note.mark === mark);
      const at = meant && !another ? placed.indexOf(meant) : -1;
      return at >= 0 ? at + 1 : null;
    },
    terms,
  );
  if (!standsForTheNoteBefore(named)) return named;
  const before = imported[draft.order - 1];
  if (!before) return index === 0 ? named : sayWhatIbidMeans(named, terms.noNoteBefore);
  const at = placed.indexOf(before);
  if (index !== null && at >= 0 && at === index - 1) return named;
  return sayWhatIbidMeans(named, at >= 0 ? terms.note(at + 1) : terms.unplacedNote(before.mark ?? ''));
}
