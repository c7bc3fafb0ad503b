import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuote, makeAnchor, nearestQuote } from '../../../main/archive/anchors/quote.ts';

const found = (text: string, quote: string) => findQuote(text, quote).map(({ start, end }) => text.slice(start, end));

describe('a quote is found', () => {
  test('at every place where it stands letter for letter', () => {
    expect(findQuote('no ferry, no bridge', 'no')).toEqual([
      { start: 0, end: 2 },
      { start: 10, end: 12 },
    ]);
  });

  test.each([
    ['the “northern” ferry', 'the "northern" ferry'],
    ['паром «Северный» — стоял', 'паром "Северный" - стоял'],
    ['Аққу’дың қайығы', "Аққу'дың қайығы"],
    ['12\u00a0000 people', '12 000 people'],
    ['the fer\u00adry stopped', 'the ferry stopped'],
    ['it stopped … and sank', 'it stopped ... and sank'],
    ['end of one.\nBegin of the next', 'end of one. Begin of the next'],
    ['паром\u0438\u0306 стоял', 'паромй стоял'],
    ['the of\ufb01ce closed', 'the office closed'],
  ])('in other typography, with the ends of the text as it is: %s', (text, quote) => {
    expect(found(`Before. ${text} After.`, quote)).toEqual([text]);
  });

  test('letter for letter only, where it stands so somewhere', () => {
    expect(findQuote('“no ferry” and "no ferry"', '"no ferry"')).toEqual([{ start: 15, end: 25 }]);
  });

  test('with white space around it', () => {
    expect(found('The ferry stopped.', '  ferry\u00a0stopped \n')).toEqual(['ferry stopped']);
  });

  test('only where the letters are the same, capitals too', () => {
    expect(found('The ferry stopped.', 'the ferry')).toEqual([]);
    expect(found('The ferry stopped.', 'ferries stopped')).toEqual([]);
    expect(found('The ferry stopped.', ' \n')).toEqual([]);
    expect(found('', 'ferry')).toEqual([]);
  });

  test('whatever its typography becomes', () => {
    const other: Record<string, readonly string[]> = {
      '"': ['“', '”', '«', '»', '„'],
      "'": ['’', '‘', 'ʼ'],
      '-': ['–', '—', '‑'],
      ' ': ['\u00a0', '\n', '  ', ' \u202f'],
    };
    const piece = fc.constantFrom('ferry', 'мост', 'өткел', '"', "'", '-', ' ', '12', '…', '.');
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 3, maxLength: 20 }),
        fc.array(fc.nat(20), { minLength: 20, maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (pieces, picks, before) => {
          const quote = `а${pieces.join('')}я`;
          const changed = [...quote].map((c, i) => (other[c] ? (other[c][(picks[i % 20] ?? 0) % other[c].length] ?? c) : c === 'e' ? 'e\u00ad' : c)).join('');
          const text = `${before}|${changed}|`;
          const places = findQuote(text, quote).map(({ start, end }) => text.slice(start, end));
          expect(places).toContain(changed);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the nearest passage', () => {
  const text = 'The harbour was quiet. On Monday the police held seventy people at the northern ferry for two days. Nobody came.';

  test('is given whole words, its place and a score', () => {
    const near = nearestQuote(text, 'the police held seven people at the northern ferry');
    expect(near?.text).toBe('the police held seventy people at the northern ferry');
    expect(text.slice(near?.start, near?.end)).toBe(near?.text);
    expect(near?.score).toBeGreaterThan(0.9);
    expect(near?.score).toBeLessThan(1);
  });

  test('has the score 1 where only typography differs', () => {
    expect(nearestQuote('held “seventy” people', 'held "seventy" people')?.score).toBe(1);
  });

  test.each(['a wholly different sentence about mountains and snow', '', ' ', '…'])('is none where nothing is alike: %s', (quote) => {
    expect(nearestQuote(text, quote)).toBeNull();
  });

  const page = (n: number) =>
    Array.from({ length: n }, (_, i) => `Entry ${i * 7919} tells of boat ${i} and what the wind did to it near pier ${i % 13}.`).join(' ');

  test('of a long quote in a long text is found quickly', () => {
    const long = page(12_000);
    const quote = long.slice(400_000, 403_000).replaceAll('wind', 'storm');
    const begin = performance.now();
    const near = nearestQuote(long, quote);
    expect(performance.now() - begin).toBeLessThan(3000);
    expect(near?.score).toBeGreaterThan(0.9);
    expect(Math.abs((near?.start ?? 0) - 400_000)).toBeLessThan(30);
  });

  test('of a very long quote is found by its two ends', () => {
    const long = page(3000);
    const quote = long.slice(50_000, 90_000).replaceAll('wind', 'storm');
    const near = nearestQuote(long, quote);
    expect(Math.abs((near?.start ?? 0) - 50_000)).toBeLessThan(30);
    expect(Math.abs((near?.end ?? 0) - 90_000)).toBeLessThan(30);
  });
});

test('a very long quote is not found where only its two ends stand', () => {
  const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `Boat ${from + i} sank near pier ${(from + i) * 17}.`).join(' ');
  expect(nearestQuote(`${numbered(0, 60)} ${numbered(940, 1000)}`, numbered(0, 1000))).toBeNull();
});

describe('an anchor', () => {
  const text = '😀The ferry stopped at noon because of the storm.\nNobody told us about it at all.';
  const paragraphs = [
    { ordinal: 1, number: '57', kind: 'body' as const, level: null, page: 1, headingPath: ['FERRIES'], start: 0, end: text.indexOf('\n') },
    {
      ordinal: 2,
      number: null,
      kind: 'body' as const,
      level: null,
      page: 1,
      headingPath: ['FERRIES', 'Notice'],
      start: text.indexOf('\n') + 1,
      end: text.length,
    },
  ];
  const pages = [
    { page: 1, start: 0 },
    { page: 2, start: text.indexOf('told') },
  ];

  test('says where a passage is four ways', () => {
    const start = text.indexOf('ferry');
    expect(makeAnchor(text, paragraphs, pages, { start, end: start + 13 }, 'f'.repeat(64))).toEqual({
      quote: 'ferry stopped',
      prefix: '😀The ',
      suffix: ' at noon because of the storm.\nN',
      start,
      end: start + 13,
      page: 1,
      paragraph: '57',
      ordinal: 1,
      headingPath: ['FERRIES'],
      sha256: 'f'.repeat(64),
    });
  });

  test('has the page on which the passage begins, and no number where none is printed', () => {
    const start = text.indexOf('told');
    expect(makeAnchor(text, paragraphs, pages, { start, end: start + 4 }, null)).toMatchObject({
      page: 2,
      paragraph: null,
      ordinal: 2,
      headingPath: ['FERRIES', 'Notice'],
      sha256: null,
    });
  });

  test('never cuts a character in half', () => {
    expect(makeAnchor(`😀${'a'.repeat(31)}b`, paragraphs, [], { start: 33, end: 34 }, null).prefix).toBe('a'.repeat(31));
  });

  test.each([
    [3, 3],
    [-1, 4],
    [0, 10_000],
  ])('is not made for %i to %i', (start, end) => {
    expect(() => makeAnchor(text, paragraphs, pages, { start, end }, null)).toThrow(RangeError);
  });
});
