import type { ClaimWord } from './claim-words.ts';
import { beginnings, soundOf, soundsAlike } from './names.ts';
import { type Counts, countsIn, countsOfPhrase, exactColumn, settled, stemColumn } from './postings.ts';
import type { Term } from './query.ts';
import type { Segments } from './segments.ts';

function inOrder(words: readonly Uint8Array[][], column: number): Counts {
  return words.length === 1 ? countsIn(words[0] ?? [], column) : countsOfPhrase(words, column);
}

function inAnyForm(segments: Segments, term: Term): Uint8Array[][] {
  return term.words.map((w) => w.stems.flatMap((stem) => segments.of(stem)));
}

/** Where a term of a query stands: a word in any form and in its very form, anything else only as it is written. */
export function find(segments: Segments, term: Term): { counts: Counts; exact: Counts } {
  const last = term.words.length - 1;
  const written = term.words.map((w, i) => (term.kind === 'prefix' && i === last ? segments.beginningWith(w.folded) : segments.of(w.folded)));
  const exact = inOrder(written, exactColumn);
  return { counts: term.kind === 'word' ? inOrder(inAnyForm(segments, term), stemColumn) : exact, exact };
}

/**
 * Where a word of a claim stands, a name also in the vocabulary's words that sound like it. `size` in bytes is known before
 * anything is decoded.
 */
export function placesOf(segments: Segments, { term, sound }: ClaimWord): { size: number; counts: () => Counts } {
  const forms = inAnyForm(segments, term);
  const alike = sound === null ? [] : beginnings(sound).flatMap((prefix) => segments.beginningWith(prefix, (word) => soundsAlike(soundOf(word), sound)));
  const size = [...forms.flat(), ...alike].reduce((sum, doclist) => sum + doclist.length, 0);
  const counts = () => {
    const own = inOrder(forms, stemColumn);
    const others = countsIn(alike, exactColumn);
    const all = new Float64Array(own.length + others.length);
    all.set(own);
    all.set(others, own.length);
    return settled(all);
  };
  return { size, counts };
}
