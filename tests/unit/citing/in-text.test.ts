import { expect, test } from 'vitest';
import { referencesInText } from '../../../main/citing/in-text.ts';

const named = (text: string) =>
  referencesInText(text, []).map(({ reference, start, end }) => [text.slice(start, end), reference.title, reference.symbol, reference.pinpoint]);

test.each([
  ['In the List of Issues (par. 28) the Committee asks for measures.', ['List of Issues (par. 28)', 'List of Issues', null, 'par. 28']],
  [
    'In its reply to the List of Issues CAT/C/ARC/Q/4 the State says so.',
    ['reply to the List of Issues CAT/C/ARC/Q/4', 'reply to the List of Issues', 'CAT/C/ARC/Q/4', null],
  ],
  ['The Committee was concerned (CAT/C/ARC/CO/5, para 7).', ['CAT/C/ARC/CO/5, para 7', null, 'CAT/C/ARC/CO/5', 'para 7']],
  [
    'In replies to the list of issues, the State says that ferries run daily (para 24).',
    ['replies to the list of issues, the State says that ferries run daily (para 24)', 'replies to the list of issues', null, 'para 24'],
  ],
  ['Это сказано в заключительных замечаниях (п. 12).', ['заключительных замечаниях (п. 12)', 'заключительных замечаниях', null, 'п. 12']],
  ['Комитет қорытынды ескертулерінде (5-тармақ) осыны айтты.', ['қорытынды ескертулерінде (5-тармақ)', 'қорытынды ескертулерінде', null, '5-тармақ']],
])('a document named in the text is a reference: %s', (text, expected) => {
  expect(named(text)).toEqual([expected]);
});

test.each([
  'In the List of Issues, the Committee asked for measures.',
  'Under Article 145 of the Criminal Code (para. 2) it is a crime.',
  'The A/B test and the and/or clause say nothing.',
  'The Committee made concluding observations.',
  'Комитет принял заключительные замечания.',
  'Write to anna@bridges.example about HIV/AIDS.',
])('what only may be a document is left alone: %s', (text) => {
  expect(named(text)).toEqual([]);
});

test('a link that leads somewhere is a reference, a mail address or a lost target is none', () => {
  const text = 'The ministry closed the northern ferry, see here, and write to us.';
  const at = (words: string, target: string | null) => ({ text: words, target, start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const found = referencesInText(text, [
    at('closed the northern ferry', 'https://post.example/ferry'),
    at('here', null),
    at('write to us', 'mailto:anna@bridges.example'),
  ]);
  expect(found).toMatchObject([{ reference: { address: 'https://post.example/ferry', title: 'closed the northern ferry' }, start: 13, end: 38 }]);
});

test('an address written out and linked is one reference', () => {
  const text = 'See https://post.example/ferry.';
  expect(referencesInText(text, [{ text: 'https://post.example/ferry', target: 'https://post.example/ferry', start: 4, end: 30 }])).toHaveLength(1);
});

test('a home page alone on its line is a contact, a page on it or one in a sentence is a work', () => {
  expect(referencesInText('LANTERN\n<https://lantern.example/>\nanna@lantern.example', [])).toEqual([]);
  expect(referencesInText('LANTERN\nhttps://lantern.example/survey', [])).toHaveLength(1);
  expect(referencesInText('The office closed https://lantern.example in May.', [])).toHaveLength(1);
});
