/** One work named in a footnote or in the text itself. All is taken from the words; nothing is looked up. */
export interface WorkReference {
  /** The words of this reference, as they stand. */
  readonly text: string;
  /** UN document symbol (`CCPR/C/KAZ/3`), upper case, single slashes. */
  readonly symbol: string | null;
  /** Address as written, without trailing punctuation. */
  readonly address: string | null;
  readonly title: string | null;
  readonly author: string | null;
  /** ISO 8601, as precise as written: `2024`, `2024-07`, `2024-07-09`. */
  readonly date: string | null;
  /** As written: `para 83-85`, `par. 28`, `p. 12`, `art. 14`. */
  readonly pinpoint: string | null;
  readonly signal: 'see' | 'see also' | 'contra' | 'cf.' | null;
  /** "Ibid.", "там же", "сол жерде": stands for the reference before it. */
  readonly ibid: boolean;
}

/** A reference with where it was made. `mark` is the footnote's; null for one in the text itself or a link. */
export interface PlacedReference extends WorkReference {
  readonly mark: string | null;
  /** Offset in the brief's text of the footnote's mark, or of the reference itself. */
  readonly at: number;
}

/** One work cited under one or several references (indices into the list given). */
export interface Work {
  readonly title: string;
  readonly symbol: string | null;
  readonly address: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly references: readonly number[];
}

export interface WorkQuestionDraft {
  readonly reason: 'symbol-under-two-titles' | 'title-under-two-symbols';
  readonly symbol: string;
  /** Indices of works and the references that raised it. */
  readonly one: { readonly work: number; readonly reference: number };
  readonly other: { readonly work: number; readonly reference: number };
}

export interface WorksFound {
  readonly works: readonly Work[];
  readonly questions: readonly WorkQuestionDraft[];
}

/** A brief as it will be printed; no ids of the archive but the citations' own. Offsets refer to `text`. */
export interface ComposedBrief {
  readonly title: string;
  readonly language: import('../../shared/model/text.ts').Language;
  readonly text: string;
  /** Without the paragraphs of kind `note` that `notes` and `unplaced` print. */
  readonly paragraphs: readonly import('../../shared/model/text.ts').Paragraph[];
  readonly links: readonly import('../../shared/model/text.ts').Link[];
  /** In order of `at`, numbered from 1 without gaps. */
  readonly notes: readonly PlacedNote[];
  /** Imported footnotes whose mark was found nowhere in the text: printed after it, under their own marks. */
  readonly unplaced: readonly Pick<PlacedNote, 'text' | 'mark' | 'citations'>[];
  /** Public works cited, in the order of the brief's language. */
  readonly bibliography: readonly PrintedWork[];
  /** How many cited sources may not be named. */
  readonly onFile: number;
  /** One row a citation, for the table of citations. */
  readonly citations: readonly CitationRow[];
}

export interface PlacedNote {
  readonly number: number;
  readonly at: number;
  readonly text: string;
  /** The mark it had in the imported draft; null for one that comes from links. */
  readonly mark: string | null;
  /** Ids of citations; never printed. */
  readonly citations: readonly string[];
}

/** A work as a bibliography may name it. `key` is made of what is printed anyway: "harbour-office-2024". */
export interface PrintedWork extends Omit<BibliographyEntry, 'id' | 'confidentiality'> {
  readonly key: string;
}

export interface BibliographyEntry {
  readonly id: string;
  readonly kind: 'source' | 'media' | 'case' | 'testimony' | 'note';
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly symbol: string | null;
  readonly address: string | null;
  readonly language: import('../../shared/model/text.ts').Language;
  /** Not printed: sealed and anonymised sources are named "on file with the authors". */
  readonly confidentiality: import('../../shared/model/source.ts').Confidentiality;
}

export interface CitationRow {
  /** null: made in the sentence itself, or in a note without a place. */
  readonly note: number | null;
  readonly paragraph: string | null;
  readonly claim: string;
  readonly source: string;
  readonly quote: string | null;
  readonly pinpoint: string | null;
  readonly page: number | null;
  readonly sourceParagraph: string | null;
  readonly signal: string | null;
  readonly state: string;
}
