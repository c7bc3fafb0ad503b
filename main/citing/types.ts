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

/** What a claim is drafted as when a brief is imported. Offsets in the brief's text. */
export interface DraftClaim {
  readonly start: number;
  readonly end: number;
  readonly ordinal: number;
  readonly kind: import('../../shared/model/brief.ts').ClaimKind;
}

/** A brief as it will be printed; no ids of the archive. Offsets refer to `text`. */
export interface ComposedBrief {
  readonly title: string;
  readonly language: import('../../shared/model/text.ts').Language;
  readonly text: string;
  readonly paragraphs: readonly import('../../shared/model/text.ts').Paragraph[];
  readonly links: readonly import('../../shared/model/text.ts').Link[];
  /** In order of `at`, numbered from 1 without gaps. */
  readonly notes: readonly {
    readonly number: number;
    readonly at: number;
    readonly text: string;
    readonly mark: string | null;
    readonly citations: readonly string[];
  }[];
  readonly bibliography: readonly BibliographyEntry[];
  /** One row a citation, for the table of citations. */
  readonly citations: readonly CitationRow[];
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
  readonly note: number;
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
