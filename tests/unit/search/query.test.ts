import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, parseQuery, type QueryMistake } from '../../../main/search/query.ts';
import { isRefusal } from '../../../shared/contract/errors.ts';

function mistake(text: string): { at: number; reason: string } | null {
  try {
    parseQuery(text);
    return null;
  } catch (error) {
    if (!isRefusal(error, 'query-wrong')) throw error;
    return error.data;
  }
}

function shape(text: string): string {
  const { all, none } = parseQuery(text);
  const term = (t: (typeof none)[number]) => `${t.kind}:${t.words.map((w) => w.folded).join('+')}`;
  return `${all.map(({ any }) => any.map(term).join('|')).join(' ')}${none.map((t) => ` !${term(t)}`).join('')}`;
}

describe('a query', () => {
  it.each([
    ['court law', 'word:court word:law'],
    ['"exact phrase"', 'phrase:exact+phrase'],
    ['“exact phrase”', 'phrase:exact+phrase'],
    ['«точная фраза»', 'phrase:точная+фраза'],
    ['pref*', 'prefix:pref'],
    ['court -law', 'word:court !word:law'],
    ['court −"no law"', 'word:court !phrase:no+law'],
    ['a b OR c d', 'word:a word:b|word:c word:d'],
    ['a OR b OR c', 'word:a|word:b|word:c'],
    ['or and', 'word:or word:and'],
    ['Selftanu.kz', 'word:selftanu+kz'],
    ['CCPR/C/KAZ/3', 'word:ccpr+c+kaz+3'],
    ['self-awareness', 'word:self+awareness'],
    ['don’t', 'word:don+t'],
    ['Ёлка', 'word:елка'],
    ['court , law', 'word:court word:law'],
    ['court"of law"', 'word:court phrase:of+law'],
    ['CCPR/C/K*', 'prefix:ccpr+c+k'],
  ])('%s means %s', (text, meaning) => {
    expect(shape(text)).toBe(meaning);
  });

  it.each<[string, number, QueryMistake]>([
    ['', 0, 'nothing-to-find'],
    ['  , ', 0, 'nothing-to-find'],
    ['court "of law', 6, 'quote-unclosed'],
    ['court -"of law', 7, 'quote-unclosed'],
    ['court ""', 6, 'quote-empty'],
    ['OR court', 0, 'or-without-side'],
    ['court OR', 6, 'or-without-side'],
    ['court OR OR law', 9, 'or-without-side'],
    ['-court OR law', 7, 'or-without-side'],
    ['court OR -law', 6, 'or-before-minus'],
    ['-court -law', 0, 'only-exclusions'],
    ['court - law', 6, 'minus-alone'],
    ['court *', 6, 'star-alone'],
    ['court -*', 7, 'star-alone'],
    ['c*', 0, 'prefix-too-short'],
  ])('%j is refused at %i: %s', (text, at, reason) => {
    expect(mistake(text)).toEqual({ at, reason });
  });

  it('parses or is refused with a place inside it, whatever is typed', () => {
    const signs = fc.constantFrom('"', '-', '*', ' OR ', 'court', 'пыток', ' ', '“', '»', '(', '~', '\u0000', 'é', '😀');
    fc.assert(
      fc.property(fc.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 15 }), (parts) => {
        const text = parts.join('');
        const refused = mistake(text);
        if (refused === null) {
          const query = parseQuery(text);
          expect(query.all.length).toBeGreaterThan(0);
          expect(explain(query)).toMatch(/^Documents that contain ./);
        } else {
          expect(refused.at).toBeGreaterThanOrEqual(0);
          expect(refused.at).toBeLessThan(Math.max(1, text.length));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a query in words', () => {
  it.each([
    ['court', 'Documents that contain “court”'],
    ['court law', 'Documents that contain “court” and “law”'],
    ['"of law" sel* a OR b', 'Documents that contain exactly “of law”, a word that begins with “sel” and either “a” or “b”'],
    ['a OR b', 'Documents that contain “a” or “b”'],
    ['court -law -"no case"', 'Documents that contain “court”, but not “law” or exactly “no case”'],
  ])('%s: %s', (text, words) => {
    expect(explain(parseQuery(text))).toBe(words);
  });
});
