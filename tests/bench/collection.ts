import type { IndexedText } from '../../main/search/types.ts';
import type { Paragraph } from '../../shared/model/text.ts';

/**
 * The standard collection of the measures: the same texts on every machine, from a seed. Three languages (half English, a
 * third Russian, the rest Kazakh), lengths log-normal with a mean of 11 KB in UTF-8 and a heavy tail (about one text in two
 * thousand is over 1 MB), invented words by Zipf's law under real function words, and in each text a name and a case
 * number that hardly any other has.
 */
export interface Text extends IndexedText {
  readonly language: 'en' | 'ru' | 'kk';
  /** A surname that is rare in the collection. */
  readonly name: string;
  /** A number that only this text has. */
  readonly caseNumber: string;
}

export type Random = () => number;

/** Mulberry32, public domain (Tommy Ettinger): good enough for texts, and the same everywhere. Gives [0, 1). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const sounds = {
  en: {
    onsets: 'b c ch d f g gr h j l m n p pr qu r s sh st t tr v w'.split(' '),
    vowels: 'a e i o u ea ou ai'.split(' '),
    codas: ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck'],
    endings: ['', 's', 'ed', 'ing', 'tion', 'ly', 'ment'],
    common: 'the of and to in a that is was for on by with as at it from be this which or an not were been has had their court state right law'.split(' '),
    surnames: ['son', 'ley', 'ford', 'man', 'well'],
    bytes: 1,
  },
  ru: {
    onsets: 'б в вр г гр д ж з к кл л м н п пр р с ст т тр ф х ц ч ш'.split(' '),
    vowels: 'а е и о у ы я'.split(' '),
    codas: ['', '', 'н', 'р', 'с', 'т', 'л', 'м', 'ст'],
    endings: ['', 'ами', 'ов', 'ого', 'ение', 'ать', 'ских', 'ы', 'у'],
    common: 'и в на не что с по о к из для за от при как это его был были или также до но суд право закон дело лица'.split(' '),
    surnames: ['ов', 'ева', 'ин', 'ская', 'енко'],
    bytes: 2,
  },
  kk: {
    onsets: 'б д ж з к қ л м н п р с т ш ғ'.split(' '),
    vowels: 'а ә е і о ө ұ ү ы'.split(' '),
    codas: ['', '', 'н', 'р', 'с', 'т', 'л', 'қ', 'з'],
    endings: ['', 'лар', 'ның', 'да', 'ға', 'лары', 'ды', 'мен'],
    common: 'және мен бен бұл ол үшін бойынша туралы сол осы бар жоқ деп еді болып емес сот құқық заң іс адам'.split(' '),
    surnames: ['баев', 'бекова', 'ғали', 'ұлы', 'қызы'],
    bytes: 2,
  },
} as const;

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function root(random: Random, language: Text['language'], syllables: number): string {
  const { onsets, vowels, codas } = sounds[language];
  let word = '';
  for (let i = 0; i < syllables; i++) word += pick(random, onsets) + pick(random, vowels) + pick(random, codas);
  return word;
}

const drawn = 2 ** 16;

/** Words to draw from evenly, each as often as Zipf's law has it, the function words first. */
function drawer(random: Random, language: Text['language'], size: number): string[] {
  const words: string[] = [...sounds[language].common];
  while (words.length < size) {
    const stem = root(random, language, 1 + Math.floor(random() * 3));
    for (const ending of sounds[language].endings) if (random() < 0.6) words.push(stem + ending);
  }
  const total = words.reduce((sum, _, rank) => sum + 1 / (rank + 2.7), 0);
  const draws: string[] = [];
  let sum = 0;
  for (const [rank, word] of words.entries()) {
    sum += 1 / (rank + 2.7) / total;
    while (draws.length < sum * drawn) draws.push(word);
  }
  return draws;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** `docs` texts with keys from 1; 10,000 are about 110 MB of UTF-8. */
export function* collection(options: { docs: number; seed?: number }): Generator<Text> {
  const random = seeded(options.seed ?? 20_241_111);
  const draws = { en: drawer(random, 'en', 30_000), ru: drawer(random, 'ru', 40_000), kk: drawer(random, 'kk', 40_000) };
  const spread = 1.9;
  const middle = Math.log(11_000) - spread ** 2 / 2;
  for (let key = 1; key <= options.docs; key++) {
    const chance = random();
    const language = chance < 0.5 ? 'en' : chance < 0.83 ? 'ru' : 'kk';
    const { bytes, surnames } = sounds[language];
    const name = capital(root(random, language, 2) + pick(random, surnames));
    const caseNumber = `${1000 + key}/${2000 + Math.floor(random() * 25)}`;
    const length = Math.min(4_000_000, Math.max(200, Math.exp(middle + spread * normal(random)))) / bytes;
    const paragraphs: Paragraph[] = [];
    const parts: string[] = [];
    for (let at = 0; at < length; ) {
      const words: string[] = [];
      const count = Math.max(4, Math.round(Math.exp(4 + 0.6 * normal(random))));
      for (let sentence = 0, i = 0; i < count; i++) {
        const word = draws[language][Math.floor(random() * drawn)] as string;
        const ends = sentence > 5 && random() < 0.08;
        words.push((sentence === 0 ? capital(word) : word) + (ends || i === count - 1 ? '.' : random() < 0.06 ? ',' : ''));
        sentence = ends ? 0 : sentence + 1;
      }
      if (paragraphs.length % 5 === 0) words.splice(1, 0, name, caseNumber);
      const text = words.join(' ');
      paragraphs.push({
        ordinal: paragraphs.length + 1,
        number: null,
        kind: 'body',
        level: null,
        page: null,
        headingPath: [],
        start: at,
        end: at + text.length,
      });
      parts.push(text);
      at += text.length + 1;
    }
    yield { key, title: `${name} ${caseNumber}`, language, text: parts.join('\n'), paragraphs, name, caseNumber };
  }
}
