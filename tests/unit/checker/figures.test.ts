import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingFigures } from '../../../main/archive/checker/figures.ts';

interface Source {
  readonly date?: string;
  readonly title?: string;
}

const look = (claim: string, context: string, { date, title }: Source = {}) =>
  missingFigures(claim, [{ quote: context, context, sourceDate: date ?? null, sourceTitle: title ?? 'Ferry notice' }]);

describe('a figure that the passage has raises nothing', () => {
  test.each([
    ['It garnered 50,000 signatures.', 'The petition has 50 000 signatures.'],
    ['Only 280 of 4100 passed.', 'Out of 4,100 tested, 280 passed.'],
    ['Осмотрено 4000 паромов.', 'Осмотрено 4 тыс. паромов.'],
    ['4.1 million people crossed.', '4 123 456 people crossed the strait.'],
    ['Six boats sank.', '6 boats sank.'],
    ['36 boats sank.', 'Thirty-six boats sank.'],
    ['100 boats sank.', 'A hundred boats sank.'],
    ['Прошло 1000 лодок.', 'Прошла тысяча лодок.'],
    ['1500 қайық өтті.', 'Мың бес жүз қайық өтті.'],
    ['Two thirds of the captains agree.', '66% of the captains agree.'],
    ['125 boats sank.', 'One hundred and twenty-five boats sank.'],
    ['2,300 boats sank.', 'Two thousand three hundred boats sank.'],
    ['Утонули 36 лодок.', 'Утонули тридцать шесть лодок.'],
    ['Утонули двадцать пять лодок.', 'Утонули 25 лодок.'],
    ['Отыз алты қайық батты.', '36 қайық батты.'],
    ['36 қайық батты, екі адам қаза тапты.', 'Отыз алты қайық батып, 2 адам қаза тапты.'],
    ['Екі мың бес жүз адам өтті.', '2500 адам өтті.'],
    ['About 70 people were held.', '73 people were held.'],
    ['Around 100 people were held.', 'There were 96 of them.'],
    ['Over 50,000 people signed.', '50,364 people signed.'],
    ['Более 50 тыс. человек подписали.', 'Подписали 50 364 человека.'],
    ['100-ден астам адам, яғни 108 адам өтті.', '108 адам өтті.'],
    ['Nearly half a day, up to 20 boats waited.', '18 boats waited.'],
    ['At least 20 boats waited.', 'Twenty boats waited.'],
    ['About 30% of the boats leak.', '29.6 per cent of the boats leak.'],
    ['30% of the boats leak.', 'Протекают 30 процентов лодок.'],
    ['75% of captains agree.', '75 пайыз капитан келіседі.'],
    ['2000 signatures came.', 'There are 2,000 signatures.'],
    ['1 complaint came.', 'A single complaint came.'],
    ['One of the captains said so.', 'A captain said so.'],
    ['She was a 29-year-old captain.', 'The captain, 29, sailed.'],
    ['A four-year prison sentence was given.', 'He was sentenced to 4 years.'],
    ['The fine was 80,000 KZT ($200).', 'A fine of 80 000 tenge, about 200 dollars.'],
    ['At 03:30 the alarm rang.', 'The alarm rang at 03:30 in the morning.'],
  ])('%s ← %s', (claim, source) => {
    expect(look(claim, source).missing).toEqual([]);
  });
});

describe('numbers that are names raise nothing', () => {
  test.each([
    'Under Article 145 of the Criminal Code it is a crime.',
    'Articles 5, 6 and 7 and paras. 14, 15 say so.',
    'Articles 121–123, Art. 257 (13) and section 2 of article 14 say so.',
    'The Plan, approved by Presidential Decree No. 409 of 8 December 2023, says so.',
    'Recommendation No. 139.48 and paragraph 24 of the Plan say so (CCPR/C/ARC/3, paras. 3–5).',
    'Convention 108 and Order No. ҚР ДСМ-203/2020 say so during COVID-19.',
    'The 48th session and General Assembly resolution 53/144 say so.',
    'The study “Ferries 2022: 15 stories” says so.',
    'See https://post.example/2024/05/12345.',
    'Статья 145 и п. 5 ст. 14 Закона № 409 от 8 декабря 2023 года говорят об этом.',
    'Қылмыстық кодекстің 145-бабы мен 5-тармағы осыны айтады.',
    'The 1st and the 2nd crew, and the crews of the 1990s, agree.',
  ])('%s', (claim) => {
    expect(look(claim, 'Nothing of the kind.').missing).toEqual([]);
  });
});

describe('a date that the passage has raises nothing', () => {
  test.each([
    ['On 8 March 2023 it closed.', 'It closed on March 8, 2023.'],
    ['On June 9, 2024 it closed.', 'Закрыт 9 июня 2024 года.'],
    ['8 марта 2023 года закрыли.', '2023 жылғы 8 наурызда жабылды.'],
    ['2023 жылғы 8 қыркүйекте жабылды.', 'It closed on 08.09.2023.'],
    ['In March 2023 it closed.', 'It closed on 8 March 2023.'],
    ['It closed in 2023.', 'It closed on 8 March 2023.'],
    ['From 2018 to 2022 nobody came.', 'In the period 2018–2022 nobody came.'],
    ['In 2018–2022 nobody came.', 'From 2018 until 2022 nobody came.'],
    ['Since January 2025 it leaks.', 'It leaks since 14 January 2025.'],
    ['It may leak, and people march.', 'Nothing of the kind.'],
  ])('%s ← %s', (claim, source) => {
    expect(look(claim, source)).toEqual({ missing: [], assumed: [] });
  });
});

describe('a year that the passage leaves out', () => {
  test('is taken from the source’s date, and that is said', () => {
    expect(look('In 2024 the ferry was closed.', 'On February 11 the ministry closed it.', { date: '2024-04-19' })).toEqual({
      missing: [],
      assumed: ["2024 from the source's date"],
    });
    expect(look('On 11 February 2024 it was closed.', 'On February 11 the ministry closed it.', { date: '2024' }).missing).toEqual([]);
  });

  test('is that of the year before for a month after the source’s own', () => {
    expect(look('In December 2023 it was closed.', 'In December the ministry closed it.', { date: '2024-04' }).missing).toEqual([]);
    expect(look('In December 2024 it was closed.', 'In December the ministry closed it.', { date: '2024-04' }).missing).toEqual(['December 2024']);
  });

  test('is taken from the source’s title or from elsewhere in the passage', () => {
    expect(look('In 2023 41 boats sank.', '41 boats sank.', { title: 'Ferry report 2023' })).toEqual({
      missing: [],
      assumed: ["2023 from the source's title"],
    });
    expect(look('On 5 May 2022 it sank.', 'The year 2022 was bad. On 5 May it sank.').assumed).toEqual(['2022 from elsewhere in the passage']);
  });

  test('is not taken from anywhere where the passage says another', () => {
    expect(look('On 9 June 2024 it closed.', 'On 9 June 2023 it closed.', { date: '2024-07', title: 'Ferries 2024' }).missing).toEqual(['9 June 2024']);
  });

  test('is not found where nothing says it', () => {
    expect(look('In 2024 the ferry was closed.', 'On February 11 the ministry closed it.').missing).toEqual(['2024']);
    expect(look('In 2024 the ferry was closed.', 'The ministry closed it.', { date: '2024-04-19' }).missing).toEqual(['2024']);
    expect(look('On 11 February 2022 it was closed.', 'On February 11 the ministry closed it.', { date: '2024-04-19' }).missing).toEqual(['11 February 2022']);
  });
});

describe('a figure that the passage has not is named as the claim writes it', () => {
  test.each([
    ['Seventy boats sank.', '17 boats sank.', ['Seventy']],
    ['It garnered 50,000 signatures.', 'It garnered 5,000 signatures.', ['50,000']],
    ['In 2023, 41 boats sank.', 'In 2023, 14 boats sank.', ['41']],
    ['30% of the boats leak.', '30 boats leak.', ['30']],
    ['On 9 June 2024 it closed.', 'On 6 June 2024 it closed.', ['9 June 2024']],
    ['On 9 June 2024 it closed.', 'In June 2024 it closed.', ['9 June 2024']],
    ['About 70 people were held.', '20 people were held.', ['70']],
    ['Over 100 people were held.', '80 people were held.', ['100']],
    ['Over 100 people were held.', '900 people were held.', ['100']],
    ['4000 человек.', '4 млн человек.', ['4000']],
    ['35 адам ұсталды.', 'Отыз алты адам ұсталды.', ['35']],
    ['In 2023 41 boats sank.', 'In 2023 nothing sank.', ['41']],
    ['7 out of 50 people came.', '7 people came.', ['50']],
    ['In 2018–2022 nobody came.', 'In 2018–2021 nobody came.', ['2022']],
    ['Under Decree No. 409, 6 boats were sold.', 'Boats were sold.', ['6']],
    ['Under Article 145, 6 applications came.', 'Five applications came.', ['6']],
  ])('%s ← %s', (claim, source, missing) => {
    expect(look(claim, source).missing).toEqual(missing);
  });

  test('is looked for in all passages together', () => {
    const passages = ['41 boats sank.', '26 ferries sank.'].map((context) => ({ quote: context, context, sourceDate: null, sourceTitle: 'Notice' }));
    expect(missingFigures('41 boats, 26 ferries and 12 rafts sank.', passages).missing).toEqual(['12']);
  });

  test('is looked for in the quote itself where its paragraph is not known', () => {
    expect(missingFigures('41 boats sank.', [{ quote: '41 boats', context: '', sourceDate: null, sourceTitle: 'Notice' }]).missing).toEqual([]);
  });
});

const grouped = (n: number, mark: string) => String(n).replace(/\B(?=(\d{3})+$)/gu, mark);

describe('for any number', () => {
  const number = fc.integer({ min: 2100, max: 99_999_999 });

  test('grouping changes nothing', () => {
    fc.assert(
      fc.property(number, fc.constantFrom('', ',', ' ', '\u00a0', '\u202f'), fc.constantFrom('', ',', ' ', '\u00a0'), (n, one, other) => {
        expect(look(`There were ${grouped(n, one)} boats.`, `Было ${grouped(n, other)} лодок.`).missing).toEqual([]);
      }),
    );
  });

  test('another number is not taken for it', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 2, max: 9 }), (n, times) => {
        expect(look(`There were ${grouped(n, ',')} boats.`, `There were ${n * times} boats.`).missing).toEqual([grouped(n, ',')]);
      }),
    );
  });

  test('a date is found in any of the ways to write it', () => {
    const months = [
      ['January', 'января', 'қаңтар'],
      ['May', 'мая', 'мамыр'],
      ['August', 'августа', 'тамыз'],
      ['September', 'сентября', 'қыркүйек'],
    ] as const;
    const write = (day: number, [english, russian, kazakh]: (typeof months)[number], year: number) => [
      `${day} ${english} ${year}`,
      `${english} ${day}, ${year}`,
      `${day} ${russian} ${year} года`,
      `${year} жылғы ${day} ${kazakh}`,
      `${day} ${kazakh}, ${year} ж.`,
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom(...months),
        fc.integer({ min: 1990, max: 2035 }),
        fc.nat(4),
        fc.nat(4),
        (day, month, year, i, j) => {
          const ways = write(day, month, year);
          expect(look(`It closed on ${ways[i]}.`, `(${ways[j]}) it closed`).missing).toEqual([]);
        },
      ),
    );
  });
});
