import type { SourceId } from '../../../shared/model/ids.ts';

/** What is open beside the brief: a source, at the words that are meant. */
export interface Beside {
  readonly source: SourceId;
  readonly at: { readonly start: number; readonly end: number } | null;
}
