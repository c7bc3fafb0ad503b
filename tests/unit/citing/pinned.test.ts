import { expect, it } from 'vitest';
import { pinned } from '../../../main/citing/pinned.ts';

it.each([
  ['para 83-85', ['83', '84', '85'], []],
  ['paras. 3–5, 9', ['3', '4', '5', '9'], []],
  ['par. 28', ['28'], []],
  ['п. 5', ['5'], []],
  ['5-тармақ', ['5'], []],
  ['p. 12', [], [12]],
  ['pp. 3–4', [], [3, 4]],
  ['с. 7', [], [7]],
  ['4-бет', [], [4]],
  ['passim', [], []],
])('%s points at its paragraphs or pages', (pinpoint, paragraphs, pages) => {
  expect(pinned(pinpoint)).toEqual({ paragraphs, pages });
});
