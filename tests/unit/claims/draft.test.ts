import { describe, expect, test } from 'vitest';
import { draftClaims, reachOf } from '../../../shared/model/claims.ts';
import type { Paragraph, ParagraphKind } from '../../../shared/model/text.ts';

function reading(...parts: (readonly [ParagraphKind, string])[]) {
  let text = '';
  const paragraphs: Paragraph[] = parts.map(([kind, words], i) => {
    const start = text.length + (i > 0 ? 1 : 0);
    text += (i > 0 ? '\n' : '') + words;
    return { ordinal: i + 1, number: null, kind, level: kind === 'heading' ? 1 : null, page: null, headingPath: [], start, end: text.length };
  });
  return { text, paragraphs, footnotes: [], language: 'en' as const };
}

const drafted = (...parts: (readonly [ParagraphKind, string])[]) => {
  const draft = reading(...parts);
  return draftClaims(draft).map(({ start, end, kind, ordinal }) => [draft.text.slice(start, end), kind, ordinal]);
};

test('the sentences of body and list items are claims; headings, attributions and notes are none', () => {
  expect(
    drafted(
      ['heading', 'THE FERRY'],
      ['body', 'The ferry stopped. Ms. Aru saw it.'],
      ['attribution', 'LANTERN'],
      ['list-item', 'Two boats sank.'],
      ['note', 'See CAT/C/ARC/Q/4.'],
    ).map(([words]) => words),
  ).toEqual(['The ferry stopped.', 'Ms. Aru saw it.', 'Two boats sank.']);
});

test('a table row is one claim', () => {
  expect(drafted(['body', 'Here is a table.'], ['table-row', 'North. 12. South. 7.'])).toHaveLength(2);
});

test('a quotation of several sentences that is the whole paragraph is one claim', () => {
  const words = '“The ferry was stopped. Nobody told us.”';
  expect(drafted(['body', words])).toEqual([[words, 'reported-statement', 1]]);
});

test('so it is with the words that introduce it', () => {
  expect(drafted(['body', 'The captain said: “The ferry was stopped. It was “full” then. Nobody told us.”'])).toHaveLength(1);
  expect(drafted(['body', 'Капитан сказал: «Паром остановили. Нам никто не сказал».'])).toHaveLength(1);
});

test('two quotations, or a quotation with more text behind it, stay apart by sentences', () => {
  expect(drafted(['body', 'The captain said: “The ferry was stopped.” The mate said: “Nobody told us.”'])).toHaveLength(2);
  expect(drafted(['body', '“The ferry was stopped. Nobody told us.” This is against the law.']).length).toBeGreaterThan(1);
});

test('a block quotation without marks is one reported statement', () => {
  expect(drafted(['body', 'It began so.'], ['quotation', 'The ferry was stopped. Nobody told us.'])[1]).toEqual([
    'The ferry was stopped. Nobody told us.',
    'reported-statement',
    2,
  ]);
});

test('a title page introduces, and an address claims nothing', () => {
  expect(
    drafted(['body', 'Submission to the Committee'], ['body', 'March 2023'], ['body', 'https://lantern.example'], ['body', 'The ferry stopped.']).map(
      ([, kind]) => kind,
    ),
  ).toEqual(['introduction', 'introduction', 'fact']);
});

test('an empty brief has no claims', () => {
  expect(draftClaims({ text: '', paragraphs: [], footnotes: [], language: null })).toEqual([]);
});

describe('a footnote reaches back to', () => {
  const draft = reading(['body', 'The ferry stopped. Two boats sank, it is said, that day.'], ['attribution', 'LANTERN'], ['body', 'Nobody came.']);
  const claims = draftClaims(draft);
  const at = (words: string) => draft.text.indexOf(words);

  test.each([
    ['the sentence whose end it follows', at(' Two'), [0]],
    ['the sentence before, when a space lies between', at('Two'), [0]],
    ['the sentence in which it stands', at(', it is'), [1]],
    ['the last sentence', at('\nLANTERN'), [1]],
    ['the first sentence of a paragraph, when it opens it', at('Nobody'), [2]],
    ['no claim, behind an attribution', at('TERN') + 2, []],
    ['no claim without a mark', null, []],
  ])('%s', (_, mark, reached) => {
    expect(reachOf({ at: mark }, claims)).toEqual(reached);
  });
});
