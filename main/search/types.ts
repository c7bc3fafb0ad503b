import type { Language, Paragraph } from '../../shared/model/text.ts';

/** A text to be found. `key` is a small integer that the archive gives each source (SQLite row id). */
export interface IndexedText {
  readonly key: number;
  readonly title: string;
  readonly language: Language;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What the index found: paragraphs, best first. Places inside them come from `locate`, over the paragraph's text. */
export interface ParagraphHit {
  readonly key: number;
  readonly ordinal: number;
  readonly score: number;
}
