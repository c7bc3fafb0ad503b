import type { Terms } from './terms.ts';

/**
 * A note that stands for the one before it ("Ibid.", "там же", "сол жерде"), or that names another by its mark ("supra
 * note 3", "см. сноску 3"). New notes between imported ones would turn both into false statements, so their words are
 * kept and what they point at is said behind them in square brackets.
 */
const signal = '(?:(?:see|see also|cf\\.?|but see|см\\.?|см\\. также|ср\\.?|қараңыз:?|қар\\.)\\s+)?';
const sameAsBefore = new RegExp(`^\\s*${signal}(?:(?:ibid(?:em)?|loc\\. ?cit|там же|сол жерде)(?![\\p{L}\\p{N}])\\.?|id\\.|сонда(?=[.,;]|$)\\.?)`, 'iu');
const namedNote =
  /(?<![\p{L}\p{N}])(?:(?:supra|infra|above|see|see also|cf\.)\s+(?:at\s+)?(?:foot)?(?:note|n\.|fn\.?)|(?:см\.|выше|ниже)\s+(?:сноск[аиуе]|примечани[еяю]|прим\.)|жоғарыдағы\s+сілтеме)\s*(\d{1,4})(?![\d\p{L}]|\.\d)/giu;

export function standsForTheNoteBefore(text: string): boolean {
  return sameAsBefore.test(text);
}

/** "Ibid., p. 4" with `points` "note 3" gives "Ibid. [note 3], p. 4". */
export function sayWhatIbidMeans(text: string, points: string): string {
  return text.replace(sameAsBefore, (words) => `${words} [${points}]`);
}

/** `numberOf` gives the new number of the imported note with this mark; null where it is unknown or not the only one. */
export function sayWhereNamedNotesAre(text: string, numberOf: (mark: string) => number | null, terms: Terms): string {
  return text.replace(namedNote, (words: string, mark: string) => {
    const number = numberOf(mark);
    return number === null || String(number) === mark ? words : `${words} [${terms.formerNote(number)}]`;
  });
}
