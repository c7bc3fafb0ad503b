import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../shared/model/sentences.ts';
import type { Language } from '../../../shared/model/text.ts';

/** Each case is its sentences; joined by one space they must come apart at the same places. */
const cases: [Language, string[]][] = [
  ['en', ['One thing happened.', 'Then another did.']],
  ['en', ['Art. 145 was applied.', 'It is rarely used.']],
  ['en', ['He relied on Arts. 19 and 21 of the Covenant.', 'The court did not answer.']],
  ['en', ['Order No. 409 is in force.', 'It was published.']],
  ['en', ['Was it lawful?', 'No.', 'That is all.']],
  ['en', ['See par. 28 of the report.', 'It says so.']],
  ['en', ['See paras. 28–30 and fn. 4 below.', 'Nothing else does.']],
  ['en', ['Rights, e.g. Privacy, were named.', 'Others were not.']],
  ['en', ['The applicant, V. B. Orlova, was heard.', 'She spoke.']],
  ['en', ['The author is J. R. Smith.', 'The editor is not.']],
  ['en', ['The U.S. Department of State replied.', 'It was late.']],
  ['en', ['She moved to the U.S.', 'The court closed the case.']],
  ['en', ['Mr. Akhmetov and Dr. Lee came.', 'They left early.']],
  ['en', ['Smith v. Jones was cited.', 'It was not followed.']],
  ['en', ['Nurlan et al. published it.', 'Nobody replied.']],
  ['en', ['They took phones, papers, etc.', 'Nothing came back.']],
  ['en', ['The site Selftanu.kz was named.', 'It is closed.']],
  ['en', ['It cost 3.5 million.', 'Nobody paid.']],
  ['en', ['“Why?” he asked.', 'Nobody knew.']],
  ['en', ['He said: “Stop.”', 'She stopped.']],
  ['en', ['It was reported.[4]', 'Nobody denied it.']],
  ['en', ['It was reported.⁴', 'Nobody denied it.']],
  ['en', ['57. In that year it was closed.', 'No notice was given.']],
  ['en', ['IV. Findings of the Committee are public.', 'Read them.']],
  ['en', ['Doc. A/72/172 is cited on p. 14.', 'It is old.']],
  ['en', ['He waited… and waited.', 'Then he left.']],
  ['en', ['The meeting was on Dec. 16.', 'Police came.']],
  ['en', ['It opened at 9 a.m. and closed at 5 p.m.', 'The guard left.']],
  ['ru', ['Он осуждён по ст. 145 Кодекса.', 'Приговор отменён.']],
  ['ru', ['По п. 2 ч. 3 ст. 174 дело закрыто.', 'Жалоба отклонена.']],
  ['ru', ['Это было 8 марта 2023 г. в Алматы.', 'Полиция приехала.']],
  ['ru', ['Это было 8 марта 2023 г.', 'Полиция приехала.']],
  ['ru', ['Собрание прошло в г. Алматы.', 'Его разогнали.']],
  ['ru', ['Жалобу подал В. Б. Иванов.', 'Она не рассмотрена.']],
  ['ru', ['Изъяли телефоны, бумаги и т.д.', 'Ничего не вернули.']],
  ['ru', ['Правозащитники, т.е. Заявители, пришли.', 'Их не пустили.']],
  ['ru', ['См. Приложение 2.', 'Там всё сказано.']],
  ['ru', ['Штраф составил 50 тыс. тенге.', 'Он уплачен.']],
  ['ru', ['«Почему?» — спросил судья.', 'Ответа не было.']],
  ['ru', ['В 2019–2023 гг. таких дел было много.', 'Потом их не стало.']],
  ['kk', ['Ол 138-бап бойынша сотталды.', 'Үкім күшіне енді.']],
  ['kk', ['138-б. 2-т. қолданылды.', 'Шағым түсті.']],
  ['kk', ['Телефон, құжат, т.б. алынды.', 'Ештеңе қайтарылмады.']],
  ['kk', ['Телефон, құжат т.б.', 'Ештеңе қайтарылмады.']],
  ['kk', ['Бұл 2023 ж. 8 наурызда болды.', 'Полиция келді.']],
  ['kk', ['Шағымды Ә. Қ. Серікбаев берді.', 'Жауап болмады.']],
  [null, ['A report came.', 'Отчёт пришёл.', 'Есеп келді.']],
];

describe('sentences', () => {
  it.each(cases)('%s: %j', (language, parts) => {
    const text = parts.join(' ');
    expect(sentences(text, language).map((s) => text.slice(s.start, s.end))).toEqual(parts);
  });

  it('ends a sentence at a line break even after an abbreviation', () => {
    const text = 'Heading No.\n409 people came.';
    expect(sentences(text, 'en').map((s) => text.slice(s.start, s.end))).toEqual(['Heading No.', '409 people came.']);
  });

  it('has nothing to say about white space', () => {
    expect(sentences('', 'en')).toEqual([]);
    expect(sentences(' \u00a0\n ', 'ru')).toEqual([]);
  });

  it('covers every letter exactly once, in order, in any text', () => {
    const words = fc.constantFrom('Art.', 'ст.', 'г.', 'No.', 'V.', 'The', 'суд', '145', '«', '»', '[4]', '.', '?', '…', '\n', 'т.б.', '(', ')');
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' })), { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        const found = sentences(text, 'ru');
        let at = 0;
        for (const s of found) {
          expect(text.slice(at, s.start).trim()).toBe('');
          expect(s.end).toBeGreaterThan(s.start);
          expect(text.slice(s.start, s.end)).toBe(text.slice(s.start, s.end).trim());
          at = s.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
