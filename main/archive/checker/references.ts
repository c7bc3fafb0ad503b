import { quotedIn } from './quoted.ts';

const number = '\\d+(?:[.\\d]*\\d)?(?:\\s?\\(\\p{L}{1,3}\\)|\\s?\\(\\d+\\))*[\\p{L}]?\\+?(?!\\p{L})';
const list = `${number}(?:(?:\\s?[-–—,/]\\s?|\\s(?:and|to|or|и|или|және|мен)\\s)${number}(?!\\s?(?:%|per|процент|пайыз)))*`;
/** "Article 145, 6 cases": behind a single article a comma counts on only where no counted word follows. */
const single = `${number}(?:\\s?[-–—/]\\s?${number}|\\s?,\\s?${number}(?=\\s?(?:[,.;:)]|$|(?:and|и|және)\\s\\d)))*(?:\\s(?:and|to|or|и|или|және|мен)\\s${number}(?=\\s?(?:[,.;:)]|$|of\\s)))?`;
const several =
  '(?:articles|arts\\.?|sections|§§|paragraphs|paras\\.?|pars\\.?|clauses|parts|points|rules|chapters|tables|annexes|footnotes|pages|pp\\.|nos\\.|recommendations|principles|protocols|стать(?:и|ей|ям|ях|ями)|ст\\.\\s?ст\\.|пункт(?:ы|ов|ах|ам|ами)|подпункт(?:ы|ов|ах|ам|ами)|пп\\.|част(?:и|ей|ях)|страниц(?:ы|ах)|рекомендаци(?:и|й|ях))';
const unit =
  '(?:article|art\\.|section|sec\\.|§|paragraph|para\\.?|par\\.|clause|part|point|rule|chapter|annex|table|footnote|page|p\\.|no\\.|№|#|recommendation|principle|protocol|convention|resolution|order|decree|room|apartment|phase|стать[яеюё]\\p{L}?|ст\\.|пункт\\p{L}{0,2}|подпункт\\p{L}{0,2}|п\\.|част[ьи]ю?|ч\\.|абзац\\p{L}{0,2}|глав\\p{L}{1,2}|гл\\.|страниц\\p{L}|стр\\.|с\\.|таблиц\\p{L}{1,2}|сноск\\p{L}{1,2}|приложени\\p{L}{1,2}|рекомендаци\\p{L}|протокол\\p{L}{0,2}|конвенци\\p{L}{1,2}|резолюци\\p{L}{1,2})';
/** "of 8 December 2023", "от 08.12.2023": the day of a decree is part of its name. */
const dated =
  '(?:,?\\s(?:of|dated|от)\\s(?:\\d{1,2}\\s\\p{L}+\\s\\d{4}|\\p{L}+\\s\\d{1,2},?\\s\\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4})(?:\\s(?:года|г\\.))?)?';

/** What has a number in its name, and what follows it to say which one: "No. 409 of 8 December 2023". */
const references: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)\S+/giu,
  /(?<![\p{L}\d])[A-Z]{1,6}(?:\/[A-Z0-9][A-Za-z0-9.()-]*){2,}/gu,
  new RegExp(`(?<![\\p{L}\\d])${several}\\s?${list}${dated}`, 'giu'),
  new RegExp(`(?<![\\p{L}\\d])${unit}\\s?(?:no\\.?\\s?|№\\s?)?${single}${dated}`, 'giu'),
  /\d{4}\s(?:жылғы|ж\.)\s\d{1,2}\s\p{L}+\s(?:№\s?\d+[\p{L}\d/-]*)/giu,
  /(?<![\p{L}\d])\d+(?:[\s,–—-]+(?:және\s)?\d+)*-(?:бап|баб|тарма[қғ]|тармақша|бөлі[кг]|тарау|бет|бұйры[қғ]|қаулы)\p{L}*/giu,
  // An identifier mixes letters and digits: "ҚР ДСМ-203/2020", "COVID-19", "Z1600000475", "53/144".
  /(?<![\p{L}\d])\p{Lu}[\p{L}]*-?\d[\p{L}\d/.-]*/gu,
  /(?<![\p{L}\d.])\d+\/\d+(?:\/\d+)?(?![\d])/gu,
  // Sessions, cycles and reports in a row.
  /(?<!\p{L}|\d)\d+(?:st|nd|rd|th|-?(?:я|й|го|е|ой|ая|ші|шы))?\s(?:session|cycle|round|meeting|сесси\p{L}+|цикл\p{L}*|раунд\p{L}*|сессия\p{L}*)/giu,
  // A list's own numbers, at the beginning or in brackets.
  /^\s*\(?\d{1,2}[.)]\s|\(\d{1,2}\)/gu,
];

/**
 * The text with everything blanked (unit for unit) whose numbers are names and not figures: provisions, document symbols,
 * addresses, identifiers, and what stands in quotation marks, which is compared word by word elsewhere or is a title.
 */
export function withoutReferences(text: string): string {
  let blanked = text;
  const blank = (start: number, end: number) => {
    blanked = blanked.slice(0, start) + '\ue000'.repeat(end - start) + blanked.slice(end);
  };
  for (const { start, end } of quotedIn(text)) blank(start, end);
  for (const pattern of references) for (const match of blanked.matchAll(pattern)) blank(match.index, match.index + match[0].length);
  return blanked;
}
