import type { Hit } from '../../../shared/contract/search.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Pure: where a hit's marked words stand in its paragraph. A hit says exactly where its first words are; the others are
 * taken from its snippet, and only where the paragraph has the same letters there.
 */
export function placesOf(hit: Hit, paragraph: { readonly text: string; readonly start: number }): Place[] {
  const found: Place[] = [{ start: hit.start, end: hit.end }];
  const shift = hit.start - (hit.marks[0]?.start ?? 0);
  for (const mark of hit.marks) {
    const start = mark.start + shift;
    const end = mark.end + shift;
    if (paragraph.text.slice(start - paragraph.start, end - paragraph.start) === hit.snippet.slice(mark.start, mark.end)) found.push({ start, end });
  }
  return found.filter((place, i) => found.findIndex((p) => p.start === place.start && p.end === place.end) === i);
}
