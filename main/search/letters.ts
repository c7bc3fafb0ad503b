/**
 * Which UTF-16 units make up words. A table, because a regular expression with Unicode classes is the slowest part of
 * indexing. Modifier letters (ʼ, ʻ) count as apostrophes, and superscript digits as footnote marks: neither is in a word.
 */
const wordCharacter = /[\p{Ll}\p{Lu}\p{Lt}\p{Lo}\p{Nd}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/u;

const units = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit++) {
  if (unit < 0xd800 || unit > 0xdfff) units[unit] = wordCharacter.test(String.fromCharCode(unit)) ? 1 : 0;
}

/** How many units of a word stand at `at`: 0 for none, 2 for a surrogate pair. */
export function wordUnits(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return units[unit] as 0 | 1;
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff && wordCharacter.test(String.fromCodePoint(point)) ? 2 : 0;
}

/**
 * A word as it is compared: case, compatibility forms (ﬁ, full width), Latin accents, stress marks, soft hyphens and
 * zero-width characters don't count; ё is е, й stays й. Empty for a run of marks alone.
 */
export function fold(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  if (/^[а-яәғқңөұүһіА-ЯӘҒҚҢӨҰҮҺІ]+$/.test(word)) return word.toLowerCase();
  return (
    word
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC')
      .replace(/ё/g, 'е')
      .replace(/ı/g, 'i')
      // Only Latin letters lose their accents: decomposed, й would become и and ї і.
      .replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD'))
      .replace(/[^\p{Ll}\p{Lo}\p{Nd}]/gu, '')
  );
}
