/**
 * Padmé: hides all but about log log n bits of a length and costs at most 12 %
 * (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019, section 4).
 * Small things are padded to 128 bytes, and every result is a multiple of 16.
 */
export function padded(length: number): number {
  if (length <= 128) return 128;
  const exponent = Math.floor(Math.log2(length));
  const bits = Math.floor(Math.log2(exponent)) + 1;
  const step = Math.max(16, 2 ** (exponent - bits));
  return Math.ceil(length / step) * step;
}
