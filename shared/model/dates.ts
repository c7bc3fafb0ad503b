/** A date as a text writes it. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
}

/** Beginnings of the names of the months: Russian and Kazakh inflect their ends (Kazakh also softens: қыркүйек, қыркүйегі). */
const stems: readonly (readonly string[])[] = [
  ['january', 'jan\\.?', 'январ\\p{L}*', 'янв\\.?', 'қаңтар\\p{L}*', 'qańtar\\p{L}*', 'qañtar\\p{L}*'],
  ['february', 'feb\\.?', 'феврал\\p{L}*', 'фев\\.?', 'ақпан\\p{L}*', 'aqpan\\p{L}*'],
  ['march', 'mar\\.?', 'март\\p{L}{0,3}', 'мар\\.?', 'наурыз\\p{L}*', 'naýryz\\p{L}*', 'nauryz\\p{L}*'],
  ['april', 'apr\\.?', 'апрел\\p{L}*', 'апр\\.?', 'сәуір\\p{L}*', 'sáýir\\p{L}*', 'säuır\\p{L}*'],
  ['may', 'ма[йяею]', 'мамыр\\p{L}*', 'mamyr\\p{L}*'],
  ['june', 'jun\\.?', 'июн\\p{L}*', 'маусым\\p{L}*', 'maýsym\\p{L}*', 'mausym\\p{L}*'],
  ['july', 'jul\\.?', 'июл\\p{L}*', 'шілде\\p{L}*', 'shilde\\p{L}*', 'şılde\\p{L}*'],
  ['august', 'aug\\.?', 'август\\p{L}*', 'авг\\.?', 'тамыз\\p{L}*', 'tamyz\\p{L}*'],
  ['september', 'sept?\\.?', 'сентябр\\p{L}*', 'сент?\\.?', 'қыркүйе\\p{L}*', 'qyrkúıe\\p{L}*', 'qyrküie\\p{L}*'],
  ['october', 'oct\\.?', 'октябр\\p{L}*', 'окт\\.?', 'қазан\\p{L}*', 'qazan\\p{L}*'],
  ['november', 'nov\\.?', 'ноябр\\p{L}*', 'нояб?\\.?', 'қараша\\p{L}*', 'qarasha\\p{L}*', 'qaraşa\\p{L}*'],
  ['december', 'dec\\.?', 'декабр\\p{L}*', 'дек\\.?', 'желтоқсан\\p{L}*', 'jeltoqsan\\p{L}*'],
];

const monthName = stems.map((alternatives) => alternatives.join('|')).join('|');
const whichMonth = stems.map((alternatives) => new RegExp(`^(?:${alternatives.join('|')})$`, 'iu'));
const monthOf = (name: string) => whichMonth.findIndex((pattern) => pattern.test(name)) + 1;

const month = `(?<month>${monthName})(?![\\p{L}\\d])`;
const day = '(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th|-?го|-?е)?(?![\\d])';
const year = '(?<year>(?:1[6-9]|20)\\d\\d)(?!\\d)';
const from = '(?<![\\p{L}\\d])';
const yearWord = '(?:\\s?(?:года?|году|г\\.|жыл\\p{L}*|ж\\.))?';
const space = '[\\s\\u00a0]+';

/** Most telling first; a later form never reads again what an earlier one took. */
const forms: readonly RegExp[] = [
  `${from}${year}-(?<digits>0[1-9]|1[0-2])-(?<day>[0-2]\\d|3[01])(?![\\d-])`,
  `${from}(?<day>[0-2]?\\d|3[01])\\.(?<digits>0?[1-9]|1[0-2])\\.${year}`,
  `${from}${year}${space}(?:жыл\\p{L}*|ж\\.|года?)${space}(?:${day}${space})?${month}`,
  `${from}${year}${space}${month}`,
  `${from}${day}${space}(?:of${space})?${month}(?:,?${space}${year}${yearWord})?`,
  `${from}${month}${space}${day}(?:,?${space}${year})?`,
  `${from}${month},?${space}${year}${yearWord}`,
].map((form) => new RegExp(form, 'giu'));

/** "may" and "march" are words, "Mar" and "Dec" too: alone, or in small letters, they are read as months only in a full form. */
const alone = new RegExp(`${from}(?:in|since|until|by|during|of|early|late|mid|в|с|до|к|начале|конце|середине)[\\s-]+${month}`, 'giu');
const aloneKazakh = new RegExp(
  `${from}(?<month>(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйе|қазан|қараша|желтоқсан)\\p{L}*[дт][аеы]\\p{L}*)(?!\\p{L})`,
  'giu',
);

/**
 * The dates of a text that name at least a month, in order, in English, Russian and Kazakh: `8 March 2023`, `June 9, 2024`,
 * `July 2024`, `8 марта 2023 года`, `2023 жылғы 8 наурыз`, `08.03.2023`, `2023-03-08`, `on March 8`, `в марте`.
 * A year alone is no date here: it is read as a number.
 */
export function datesIn(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  const free = (start: number, end: number) => found.every((other) => end <= other.start || start >= other.end);
  for (const form of [...forms, alone, aloneKazakh]) {
    for (const match of text.matchAll(form)) {
      const { groups = {}, index } = match;
      const start = form === alone ? index + match[0].search(/\S+$/u) : index;
      const end = index + match[0].length;
      if (!free(start, end)) continue;
      const name = groups.month;
      if (name !== undefined && /^(?:may|march|mar|dec|jan|jun|sep|oct)$/u.test(name)) continue;
      found.push({
        start,
        end,
        year: groups.year === undefined ? null : Number(groups.year),
        month: name === undefined ? Number(groups.digits) : monthOf(name),
        day: groups.day === undefined ? null : Number(groups.day),
      });
    }
  }
  return found.filter((date) => date.month !== 0 && date.month !== null && date.month <= 12).sort((a, b) => a.start - b.start);
}

/** ISO 8601, as precise as the date is written; null without a year. */
export function isoDate({ year: y, month: m, day: d }: Pick<WrittenDate, 'year' | 'month' | 'day'>): string | null {
  if (y === null) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return [String(y), ...(m === null ? [] : [two(m), ...(d === null ? [] : [two(d)])])].join('-');
}
