/** How exact a number is meant: "about 70", "over 50,000", "up to 20". Null: as it stands. */
export type Bound = 'about' | 'over' | 'under' | null;

const about =
  /(?:about|around|approximately|approx\.|some|roughly|nearly|almost|circa|c\.|~|≈|estimated|около|примерно|приблизительно|порядка|почти|где-то|шамамен|жуық|шамасында)\s*(?:\$|€|£)?\s*$/iu;
const over =
  /(?:over|more than|at least|above|exceed(?:s|ed|ing)?|no fewer than|not less than|>|≥|свыше|более(?: чем)?|больше|не менее|как минимум|минимум|кемінде)\s*(?:\$|€|£)?\s*$/iu;
const under =
  /(?:under|less than|fewer than|below|up to|at most|no more than|not more than|<|≤|менее(?: чем)?|меньше|не более|максимум|до|кем дегенде|ең көбі)\s*(?:\$|€|£)?\s*$/iu;
const aboutBehind = /^(?:\s\p{L}+){0,2}\s(?:or so|жуық|шамасында|шамалы)(?!\p{L})/iu;
const overBehind = /^(?:\+|(?:\s\p{L}+){0,2}\s(?:or more|and more|астам|аса|артық|көп|и более|с лишним)(?!\p{L}))/iu;
const underBehind = /^(?:\s\p{L}+){0,2}\s(?:or less|or fewer|дейін|кем|и менее)(?!\p{L})/iu;

/** What the words right before and behind a number (and its unit) say of it. */
export function boundOf(before: string, behind: string): Bound {
  // Kazakh puts an ending on the number: "100-ден астам".
  const after = behind.replace(/^-\p{L}{1,4}/u, '');
  if (about.test(before) || aboutBehind.test(after)) return 'about';
  if (over.test(before) || overBehind.test(after)) return 'over';
  return under.test(before) || underBehind.test(after) ? 'under' : null;
}
