import { expect, test } from 'vitest';
import { bibliographyLines, bibliographyOf } from '../../../main/citing/bibliography.ts';
import { citationKeys } from '../../../main/citing/citation-key.ts';
import { noteText } from '../../../main/citing/note-text.ts';
import { work } from '../../support/harbour-brief.ts';

const place = { quote: null, page: null, paragraph: null, pinpoint: null, signal: null, note: null } as const;
const replies = work('r', { title: 'Replies', authors: ['Harbour Office'], symbol: 'VRD/C/3', date: '2031-07-09', address: 'https://docs.example/3' });

test('a note says signal, author, title, symbol, date, place, words, remark and address', () => {
  expect(noteText({ ...place, quote: 'closed  for\ngood', pinpoint: 'paras. 57–58', signal: 'see also', note: 'emphasis added' }, replies, 'en')).toBe(
    'See also Harbour Office, Replies, VRD/C/3, 9 July 2031, paras. 57–58: “closed for good” (emphasis added), https://docs.example/3',
  );
});

test.each([
  ['ru', 'См. Harbour Office, Replies, VRD/C/3, 9 июля 2031 г., п. 57: «закрыто», https://docs.example/3'],
  ['kk', 'Қараңыз: Harbour Office, Replies, VRD/C/3, 2031 ж. 9 шілде, 57-тармақ: «закрыто», https://docs.example/3'],
] as const)('terms, dates and quotation marks are those of the brief: %s', (language, words) => {
  expect(noteText({ ...place, quote: 'закрыто', paragraph: '57', page: 3, signal: 'see' }, replies, language)).toBe(words);
});

test('the place is the one given, else the printed paragraph, else the page, else heading and opening words', () => {
  const bare = work('b', { title: 'Report' });
  const all = { ...place, pinpoint: 'art. 4', paragraph: '57', page: 3, headingPath: ['Part I', 'Background'], opening: 'On that day the gates were shut' };
  expect(noteText(all, bare, 'en')).toBe('Report, art. 4.');
  expect(noteText({ ...all, pinpoint: null }, bare, 'en')).toBe('Report, para. 57.');
  expect(noteText({ ...all, pinpoint: null, paragraph: null }, bare, 'en')).toBe('Report, p. 3.');
  expect(noteText({ ...all, pinpoint: null, paragraph: null, page: null }, bare, 'en')).toBe(
    'Report, under “Background”, paragraph beginning “On that day the gates”.',
  );
  expect(noteText(place, bare, 'en')).toBe('Report.');
});

test.each([
  ['en', 'On file with the authors.'],
  ['ru', 'Хранится у авторов.'],
  ['kk', 'Авторларда сақтаулы.'],
] as const)('of a sealed source nothing is said: %s', (language, words) => {
  const full = { quote: 'q', page: 1, paragraph: '2', pinpoint: 'p', signal: 'see', note: 'n' } as const;
  expect(noteText(full, { ...replies, confidentiality: 'sealed' }, language)).toBe(words);
});

test('an anonymised source is quoted and never named', () => {
  const full = { quote: 'they pushed us', page: 1, paragraph: '2', pinpoint: 'p', signal: 'see', note: 'n' } as const;
  expect(noteText(full, { ...replies, kind: 'testimony', confidentiality: 'anonymised' }, 'en')).toBe(
    'See testimony on file with the authors: “they pushed us”.',
  );
});

test('a long quotation is cut at a word and says so', () => {
  const words = noteText({ ...place, quote: 'word '.repeat(200) }, work('b', { title: 'B' }), 'en');
  expect(words.length).toBeLessThan(450);
  expect(words).toMatch(/word \[…\]”\.$/);
});

test('a quotation that ends with a stop gets no second one', () => {
  expect(noteText({ ...place, quote: 'It was shut.' }, work('b', { title: 'B' }), 'en')).toBe('B: “It was shut.”');
  expect(noteText({ ...place, quote: 'It was shut' }, work('b', { title: 'B' }), 'en')).toBe('B: “It was shut”.');
});

test('a bibliography is sorted as its language sorts, each work once', () => {
  const titles = ['Яхта', 'Өзен', 'Ёлка', 'Ель', 'Жол', 'Озеро', 'Өзен'];
  const entries = titles.map((title) => work(title, { title }));
  expect(bibliographyOf(entries, 'kk').works.map(({ title }) => title)).toEqual(['Ель', 'Ёлка', 'Жол', 'Озеро', 'Өзен', 'Яхта']);
});

test('what may not be named is one line', () => {
  const entries = [work('a', { title: 'A' }), ...[1, 2, 3].map((n) => work(`s${n}`, { confidentiality: n === 1 ? 'anonymised' : 'sealed' }))];
  expect(bibliographyLines({ bibliography: bibliographyOf(entries, 'en').works, onFile: 3, language: 'en' })).toEqual([
    'A.',
    '3 documents on file with the authors.',
  ]);
  expect(bibliographyLines({ bibliography: [], onFile: 22, language: 'ru' })).toEqual(['22 документа хранятся у авторов.']);
  expect(bibliographyLines({ bibliography: [], onFile: 0, language: 'ru' })).toEqual([]);
});

test('citation keys are readable, unique and made of printed words only', () => {
  const works = [
    { authors: ['Құқық бюросы'], title: 'T', date: '2032-01' },
    { authors: ['Құқық бюросы'], title: 'U', date: '2032' },
    { authors: [], title: 'Ёж и «Société»', date: null },
    { authors: [], title: '漢字', date: 'spring' },
  ];
  expect(citationKeys(works)).toEqual(['quqyq-byurosy-2032', 'quqyq-byurosy-2032-2', 'yozh-i-societe', 'work']);
});
