import type { SourceFacts, WantedFacts } from './events.ts';

/** The first `most` UTF-16 units, no half of a surrogate pair at the end. */
function atMost(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/u, '');
}
const orNull = (text: string | null, most: number): string | null => (text === null ? null : atMost(text, most));
const all = (texts: readonly string[], most: number, each: number): string[] => texts.slice(0, most).map((text) => atMost(text, each));

/**
 * What a document says of itself may be of any length, and an event is at most 64 KiB: the lengths are those of
 * `sources.describe`, fewer of the lists.
 */
export const boundedFacts = (facts: SourceFacts): SourceFacts => ({
  ...facts,
  ...bounded(facts),
  fileName: orNull(facts.fileName, 400),
  leftOut: all(facts.leftOut, 40, 200),
});

export const boundedWanted = (facts: WantedFacts): WantedFacts => ({ ...facts, ...bounded(facts) });

const bounded = (facts: SourceFacts | WantedFacts) => ({
  title: atMost(facts.title, 2000),
  symbol: orNull(facts.symbol, 200),
  address: orNull(facts.address, 4000),
  authors: all(facts.authors, 30, 200),
  date: orNull(facts.date, 40),
  provenance: atMost(facts.provenance, 1000),
});
