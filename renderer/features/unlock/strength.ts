export type Strength = 'none' | 'weak' | 'fair' | 'good';

/**
 * A cautious guess at how long a passphrase holds against someone who has the disk. Only length that isn't repetition
 * counts: about two bits a character, as for words a person chose. It can't know whether the words are a famous line.
 */
export function strengthOf(passphrase: string): Strength {
  if (passphrase === '') return 'none';
  const bits = effectiveLength(passphrase) * 2;
  return bits < 24 ? 'weak' : bits < 44 ? 'fair' : 'good';
}

/** Characters that neither repeat the one before, nor go on a run such as `abc` or `321`, nor repeat a pair seen before. */
function effectiveLength(text: string): number {
  const points = [...text.toLowerCase()].map((c) => c.codePointAt(0) ?? 0);
  const pairs = new Set<string>();
  let length = 0;
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    const pair = `${before},${point}`;
    if (before === undefined || (Math.abs(point - before) > 1 && !pairs.has(pair))) length++;
    pairs.add(pair);
  }
  return length;
}
