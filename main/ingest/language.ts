import { franc } from 'franc';
import type { Language } from '../../shared/model/text.ts';

/** Letters that Kazakh Cyrillic has and Russian hasn't. */
const kazakhLetters = /[әғқңөұүһі]/giu;
const cyrillic = /[\u0400-\u04ff]/gu;

/** The language of most of a text; null when there is too little of it to tell. */
export function languageOf(text: string): Language {
  // The middle of a long text says as much as all of it, and a title page less.
  const sample = text.length > 20_000 ? text.slice(text.length / 2 - 10_000, text.length / 2 + 10_000) : text;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 30) return null;
  const own = sample.match(kazakhLetters)?.length ?? 0;
  const ofCyrillic = sample.match(cyrillic)?.length ?? 0;
  // Kazakh prose has about one of these letters in six; a Russian text with Kazakh names stays well under one in fifty.
  if (ofCyrillic > letters / 2) {
    if (own / ofCyrillic > 0.05) return 'kk';
    if (own / ofCyrillic < 0.01) return 'ru';
  }
  const found = franc(sample, { only: ['eng', 'rus', 'kaz'], minLength: 20 });
  return found === 'eng' ? 'en' : found === 'rus' ? 'ru' : found === 'kaz' ? 'kk' : null;
}
