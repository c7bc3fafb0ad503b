import snowball from 'snowball-stemmers';
import type { Language } from '../../shared/model/text.ts';
import { kazakhStem } from './kazakh.ts';

const english = snowball.newStemmer('english');
const russian = snowball.newStemmer('russian');

/** Snowball keeps the fleeting vowel of these, so that their forms would not find each other. */
const fleeting = new Map(
  Object.entries({
    пыток: 'пытк',
    ошибок: 'ошибк',
    попыток: 'попытк',
    проверок: 'проверк',
    поправок: 'поправк',
    задержек: 'задержк',
    справок: 'справк',
    ссылок: 'ссылк',
    сделок: 'сделк',
    выписок: 'выписк',
    девушек: 'девушк',
    дней: 'дн',
    день: 'дн',
  }),
);

/** Letters that Kazakh has and Russian does not. */
const kazakhLetter = /[әғқңөұүһі]/;
const cyrillic = /^[\u0400-\u04ff]+$/;
const latin = /^[a-z]+$/;

function russianStem(word: string): string {
  return fleeting.get(word) ?? russian.stem(word);
}

/** What a folded word of a text in `language` is indexed under. The script decides first: documents quote other languages. */
export function stem(word: string, language: Language): string {
  if (latin.test(word)) return english.stem(word);
  if (!cyrillic.test(word)) return word;
  return language === 'kk' || kazakhLetter.test(word) ? kazakhStem(word) : russianStem(word);
}

/** Everything that `stem` may give for a word when the language of the text is not known: for a query. */
export function stems(word: string): string[] {
  return [...new Set([stem(word, 'ru'), stem(word, 'kk')])];
}
