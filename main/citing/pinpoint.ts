const number = '\\d+(?:\\.\\d+)*(?:\\s?\\(\\p{L}{1,4}\\)|\\s?\\(\\d{1,2}\\)|\\p{Ll}(?!\\p{L}))*';
const list = `${number}(?:\\s?(?:[-–—,]|and|&|to|и|или|және|мен)\\s?${number}(?!\\s?-(?:бап|тарма|бет)))*`;
/** "para", "par.28", "p9", "ст. 14", "§ 5": the unit before the number. */
const before =
  '(?:paragraphs?|paras?|pars?|¶+|§+|pages?|pp|p|articles?|arts?|sections?|sec|clauses?|rules?|chapters?|ch|tables?|annex(?:es)?|principles?|recommendations?|пункт(?:ы|е|ах|а|ов)?|пп|п|параграф\\p{L}{0,2}|абз|абзац\\p{L}{0,2}|страниц\\p{L}{1,2}|стр|с|стать[яеиёю]\\p{L}?|статьях|ст|част[ьи]|ч|глав[аеы]|гл|таблиц[аеы]|табл)';
/** "5-тармақ", "14-бап", "12-бет", "3–5-тармақтар". */
const after = '-(?:тарма[қғ]|тармақша|бап|баб|бет|бөлі[кг]|тарау)\\p{L}*';

const one = `(?:(?<![\\p{L}\\d])${before}(?:\\.\\s?|\\s)?${list}|(?<![\\p{L}\\d])${list}${after})`;
const pinpoint = new RegExp(`${one}(?:(?:,?\\s|,\\s?)${one})*`, 'giu');

export interface FoundPinpoint {
  /** As written. */
  readonly pinpoint: string;
  readonly start: number;
  readonly end: number;
}

/** Where in a work the words point: paragraphs, pages, articles, in English, Russian and Kazakh; neighbours are one pinpoint. */
export function pinpointsIn(text: string): FoundPinpoint[] {
  return [...text.matchAll(pinpoint)].map((match) => ({ pinpoint: match[0], start: match.index, end: match.index + match[0].length }));
}
