export interface Span<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

export interface Segment<T> {
  readonly start: number;
  readonly end: number;
  /** What covers this piece, in the order given. */
  readonly values: readonly T[];
}

/**
 * Pure: the stretch `start`–`end` cut wherever a span or one of `points` begins or ends, so that overlapping spans can be
 * drawn as flat pieces. Offsets are UTF-16 units of one text; an empty stretch is one empty piece.
 */
export function segmentsOf<T>(start: number, end: number, spans: readonly Span<T>[], points: readonly number[] = []): Segment<T>[] {
  const cuts = new Set([start, end]);
  for (const at of [...points, ...spans.flatMap((span) => [span.start, span.end])]) if (at > start && at < end) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);
  if (edges.length === 1) return [{ start, end, values: [] }];
  return edges.slice(1).map((to, i) => {
    const from = edges[i] as number;
    return { start: from, end: to, values: spans.filter((span) => span.start <= from && span.end >= to).map((span) => span.value) };
  });
}
