import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, snippet } from '../../../main/search/locate.ts';
import { parseQuery } from '../../../main/search/query.ts';
import type { Language } from '../../../shared/model/text.ts';

function marked(query: string, text: string, language: Language = 'en'): string[] {
  return locate(parseQuery(query), text, language).map((m) => text.slice(m.start, m.end));
}

describe('marks', () => {
  it('stand on each form of a word', () => {
    expect(marked('torture', 'They tortured him; torture goes on.')).toEqual(['tortured', 'torture']);
    expect(marked('пытка', 'О пытках и против пыток.', 'ru')).toEqual(['пытках', 'пыток']);
    expect(marked('адвокат', 'Адвокаттардың өтініші', 'kk')).toEqual(['Адвокаттардың']);
  });

  it('cover a phrase, a domain name or a symbol as one', () => {
    expect(marked('"access to the site"', 'No access to the site, access to nothing.')).toEqual(['access to the site']);
    expect(marked('selftanu.kz', 'See Selftanu.kz, not selftanu.org.')).toEqual(['Selftanu.kz']);
    expect(marked('CCPR/C/KAZ/3', 'Doc CCPR/C/KAZ/3, para. 3')).toEqual(['CCPR/C/KAZ/3']);
  });

  it('fall on what is written, with soft hyphens, accents and decomposed letters', () => {
    expect(marked('cooperation', 'Co\u00adoperation ended.')).toEqual(['Co\u00adoperation']);
    expect(marked('naive', 'A naïve view')).toEqual(['naïve']);
    expect(marked('край', 'кра\u0438\u0306 света', 'ru')).toEqual(['кра\u0438\u0306']);
    expect(marked('елка', 'Ёлка и е\u0308лка', 'ru')).toEqual(['Ёлка', 'е\u0308лка']);
    expect(marked('замок', 'за\u0301мок', 'ru')).toEqual(['за\u0301мок']);
  });

  it('are not put on what must not be there', () => {
    expect(marked('court -law', 'court law')).toEqual(['court']);
  });

  it('that overlap become one', () => {
    expect(marked('"of the court" "the court sat"', 'of the court sat')).toEqual(['of the court sat']);
  });
});

describe('a snippet', () => {
  const long = `${'One thing and another. '.repeat(30)}Here the court sat in the hall. ${'And so it went on. '.repeat(30)}`;

  it('is the whole paragraph when that is short', () => {
    expect(snippet('The court sat.', [{ start: 4, end: 9 }])).toEqual({ snippet: 'The court sat.', marks: [{ start: 4, end: 9 }] });
  });

  it('shows the marked words in a window cut at words', () => {
    const at = long.indexOf('court');
    const found = snippet(long, [{ start: at, end: at + 5 }]);
    expect(found.snippet).toMatch(/^….*court sat.*…$/);
    expect(found.marks.map((m) => found.snippet.slice(m.start, m.end))).toEqual(['court']);
    expect(` ${long}`).toContain(` ${found.snippet.slice(1, -1)} `);
  });

  it('prefers the place with more different words', () => {
    const text = `court ${'word '.repeat(100)}court ${'word '.repeat(100)}court law ${'word '.repeat(100)}`;
    expect(snippet(text, locate(parseQuery('court law'), text, 'en')).snippet).toContain('court law');
  });

  it('begins where the paragraph begins when nothing is marked', () => {
    expect(snippet(long, []).snippet).toMatch(/^One thing.*…$/);
  });

  it('is part of the paragraph, has its marks on the same words and is not much too long, for any text', () => {
    const piece = fc.constantFrom('court', 'courts', 'a', 'пыток', '😀😀😀', 'x'.repeat(90), ' ', ' ', '. ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
        const text = pieces.join('');
        const marks = locate(parseQuery('court OR пытки'), text, 'ru');
        const found = snippet(text, marks);
        expect(text).toContain(found.snippet.replace(/^…|…$/g, ''));
        expect(found.snippet.length).toBeLessThanOrEqual(302);
        expect(found.snippet.isWellFormed()).toBe(true);
        if (marks.length > 0) expect(found.marks.length).toBeGreaterThan(0);
        for (const m of found.marks)
          expect(locate(parseQuery('court OR пытки'), found.snippet.slice(m.start, m.end), 'ru')).toEqual([{ start: 0, end: m.end - m.start }]);
      }),
    );
  });
});
