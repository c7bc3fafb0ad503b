import type { Signal } from '../../shared/model/brief.ts';
import type { Language } from '../../shared/model/text.ts';
import { line } from './printable.ts';

/** The words of notes and bibliographies in the languages a brief can be written in. */
export interface Terms {
  readonly tag: 'en' | 'ru' | 'kk';
  readonly signals: Readonly<Record<Signal, string>>;
  readonly paragraph: (number: string) => string;
  readonly page: (number: number) => string;
  readonly under: (heading: string) => string;
  readonly beginning: (words: string) => string;
  readonly quote: (words: string) => string;
  readonly onFile: string;
  readonly documentOnFile: string;
  readonly testimonyOnFile: string;
  readonly documentsOnFile: (count: number) => string;
  readonly bibliography: string;
  readonly notes: string;
  readonly unplacedNotes: string;
  readonly note: (number: number) => string;
  readonly unplacedNote: (mark: string) => string;
  readonly noNoteBefore: string;
  readonly formerNote: (number: number) => string;
  readonly backToText: string;
  readonly wanted: string;
}

const russianPlural = new Intl.PluralRules('ru');
const russianDocuments = (count: number) => {
  const form = russianPlural.select(count);
  return form === 'one' ? 'документ хранится' : form === 'few' ? 'документа хранятся' : 'документов хранятся';
};
const guillemets = (words: string) => `«${words}»`;

const english: Terms = {
  tag: 'en',
  signals: { see: 'see', 'see also': 'see also', contra: 'contra', 'cf.': 'cf.' },
  paragraph: (number) => `para. ${number}`,
  page: (number) => `p. ${number}`,
  under: (heading) => `under “${heading}”`,
  beginning: (words) => `paragraph beginning “${words}”`,
  quote: (words) => `“${words}”`,
  onFile: 'on file with the authors',
  documentOnFile: 'document on file with the authors',
  testimonyOnFile: 'testimony on file with the authors',
  documentsOnFile: (count) => `${count} ${count === 1 ? 'document' : 'documents'} on file with the authors`,
  bibliography: 'Bibliography',
  notes: 'Notes',
  unplacedNotes: 'Notes without a place in the text',
  note: (number) => `note ${number}`,
  unplacedNote: (mark) => `note “${mark}” at the end`,
  noNoteBefore: 'no note before it in the draft',
  formerNote: (number) => `now note ${number}`,
  backToText: 'Back to the text',
  wanted: 'Works to find',
};

const russian: Terms = {
  tag: 'ru',
  signals: { see: 'см.', 'see also': 'см. также', contra: 'ср. иное мнение:', 'cf.': 'ср.' },
  paragraph: (number) => `п. ${number}`,
  page: (number) => `с. ${number}`,
  under: (heading) => `раздел «${heading}»`,
  beginning: (words) => `абзац, начинающийся словами «${words}»`,
  quote: guillemets,
  onFile: 'хранится у авторов',
  documentOnFile: 'документ хранится у авторов',
  testimonyOnFile: 'свидетельство хранится у авторов',
  documentsOnFile: (count) => `${count} ${russianDocuments(count)} у авторов`,
  bibliography: 'Библиография',
  notes: 'Примечания',
  unplacedNotes: 'Примечания без места в тексте',
  note: (number) => `примечание ${number}`,
  unplacedNote: (mark) => `примечание «${mark}» в конце`,
  noNoteBefore: 'в исходном тексте перед ним примечания нет',
  formerNote: (number) => `теперь примечание ${number}`,
  backToText: 'Назад к тексту',
  wanted: 'Какие источники найти',
};

const kazakh: Terms = {
  tag: 'kk',
  signals: { see: 'қараңыз:', 'see also': 'сондай-ақ қараңыз:', contra: 'қарсы пікір:', 'cf.': 'салыстырыңыз:' },
  paragraph: (number) => `${number}-тармақ`,
  page: (number) => `${number}-бет`,
  under: (heading) => `«${heading}» бөлімі`,
  beginning: (words) => `«${words}» деп басталатын абзац`,
  quote: guillemets,
  onFile: 'авторларда сақтаулы',
  documentOnFile: 'құжат авторларда сақтаулы',
  testimonyOnFile: 'куәлік авторларда сақтаулы',
  documentsOnFile: (count) => `${count} құжат авторларда сақтаулы`,
  bibliography: 'Дереккөздер тізімі',
  notes: 'Ескертпелер',
  unplacedNotes: 'Мәтінде орны табылмаған ескертпелер',
  note: (number) => `${number}-ескертпе`,
  unplacedNote: (mark) => `соңындағы «${mark}» ескертпесі`,
  noNoteBefore: 'бастапқы мәтінде алдында ескертпе жоқ',
  formerNote: (number) => `қазір ${number}-ескертпе`,
  backToText: 'Мәтінге оралу',
  wanted: 'Табылуы керек дереккөздер',
};

/** A brief whose language is not known is set with English terms. */
export function termsOf(language: Language): Terms {
  return language === 'ru' ? russian : language === 'kk' ? kazakh : english;
}

/**
 * `2024-07-09` as the language writes it, `2024-07` and `2024` as precisely as they were given. Anything else stays as it
 * stands: a date is never guessed.
 */
export function writtenDate(date: string, terms: Terms): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!parts) return line(date);
  const [, year, month, day] = parts;
  if (!year || !month) return date;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, day ? Number(day) : 1));
  if (time.getUTCMonth() !== Number(month) - 1) return date;
  const style: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC', ...(day ? { day: 'numeric' } : {}) };
  return new Intl.DateTimeFormat(terms.tag === 'en' ? 'en-GB' : terms.tag, style).format(time);
}
