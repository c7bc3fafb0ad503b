/**
 * A light suffix stripper for Kazakh nouns: case, then possessive, then plural, in the reverse of the order in which they
 * are put on (stem + plural + possessive + case; Kirchner, "Kazakh and Karakalpak", in: Johanson & Csató, The Turkic
 * Languages, 1998). Verbs keep their endings. What is left has at least three letters and a vowel.
 */
const cases = /(?:ның|нің|дың|дің|тың|тің|нда|нде|нан|нен|дан|ден|тан|тен|мен|бен|пен|ға|ге|қа|ке|на|не|ны|ні|ды|ді|ты|ті|да|де|та|те)$/;
const possessives = /(?:сы|сі|ымыз|іміз|мыз|міз|ыңыз|іңіз|ым|ім|ың|ің|ы|і)$/;
const plurals = /(?:лар|лер|дар|дер|тар|тер)$/;
const vowel = /[аәеиоөуұүыіэюя]/;

function without(word: string, suffix: RegExp): string {
  const shorter = word.replace(suffix, '');
  return shorter.length >= 3 && vowel.test(shorter) ? shorter : word;
}

/** `word` is folded. */
export function kazakhStem(word: string): string {
  return without(without(without(word, cases), possessives), plurals);
}
