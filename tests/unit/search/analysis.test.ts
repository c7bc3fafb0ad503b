import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, stem, stems, tokens } from '../../../main/search/analysis.ts';

describe('folding', () => {
  it.each([
    ['Court', 'court'],
    ['ЁЛКА', 'елка'],
    ['ёлка', 'елка'],
    ['е\u0308лка', 'елка'],
    ['край', 'край'],
    ['кра\u0438\u0306', 'край'],
    ['Ұлттық', 'ұлттық'],
    ['naïve', 'naive'],
    ['ﬁne', 'fine'],
    ['ＦＵＬＬ', 'full'],
    ['co\u00adop', 'coop'],
    ['за\u0301мок', 'замок'],
    ['Şymkent', 'symkent'],
    ['İstanbul', 'istanbul'],
    ['\u0301', ''],
  ])('%s is compared as %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  it('changes nothing the second time, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(fold(fold(word))).toBe(fold(word));
      }),
    );
  });
});

describe('tokens', () => {
  const words = (text: string) => tokens(text, 'en').map((t) => text.slice(t.start, t.end));

  it.each([
    ['Selftanu.kz, again', ['Selftanu', 'kz', 'again']],
    ['CCPR/C/KAZ/3', ['CCPR', 'C', 'KAZ', '3']],
    ['self-awareness in 2024–2025', ['self', 'awareness', 'in', '2024', '2025']],
    ["Kazakhstan’s don't O\u02bcBrien", ['Kazakhstan', 's', 'don', 't', 'O', 'Brien']],
    ['reported⁴ [5]', ['reported', '5']],
    ['138-бап №409', ['138', 'бап', '409']],
    ['𝐛old 😀 ok', ['𝐛old', 'ok']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('stand in order, apart, inside the text, and hold no space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('en' as const, 'ru' as const, 'kk' as const, null), (text, language) => {
        let at = 0;
        for (const token of tokens(text, language)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.folded).toMatch(/^[\p{Ll}\p{Lo}\p{Nd}]+$/u);
          expect(stems(token.folded)).toContain(token.stem);
          at = token.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('stems', () => {
  it.each<['en' | 'ru' | 'kk', string[]]>([
    ['en', ['torture', 'tortured', 'torturing']],
    ['ru', ['пытка', 'пытки', 'пыток', 'пытками']],
    ['ru', ['правозащитник', 'правозащитника', 'правозащитников']],
    ['kk', ['адвокат', 'адвокаттар', 'адвокаттардың', 'адвокаттарға', 'адвокатты']],
    ['kk', ['құқық', 'құқықты', 'құқықтар', 'құқықтардың', 'құқықтан']],
    ['kk', ['мекеме', 'мекемесі', 'мекемелер', 'мекемелердің']],
  ])('%s: %j are one', (language, forms) => {
    expect(new Set(forms.map((word) => stem(word, language))).size).toBe(1);
  });

  it('keep short Kazakh words whole', () => {
    const short = ['сот', 'заң', 'адам', 'іс', 'ары'];
    expect(short.map((word) => stem(word, 'kk'))).toEqual(short);
  });

  it('of a Russian word in a Kazakh text are among those a query asks for', () => {
    expect(stems('адвокатам')).toEqual(expect.arrayContaining([stem('адвокатам', 'ru'), stem('адвокатам', 'kk')]));
  });
});
