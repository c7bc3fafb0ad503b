import { describe, expect, test } from 'vitest';
import { missingQuotations } from '../../../main/archive/checker/quotations.ts';

const passage = (context: string) => ({
  citationId: 't-000000000000' as never,
  quote: context,
  context,
  sourceHere: true,
  sourceTitle: 'Ferry notice',
  sourceDate: null,
  sourceSymbol: null,
});
const check = (claim: string, ...sources: string[]) => missingQuotations({ text: claim }, sources.map(passage));

const source = 'The master of the harbour said that no ferry may leave the northern pier after dark, and every captain must hold a valid licence.';

describe('a quotation that stands in the passage raises nothing', () => {
  test.each([
    ['word for word', 'He said that “no ferry may leave the northern pier after dark”.'],
    ['with other quotation marks and dashes', 'He said: "every captain must hold a valid licence"'],
    ['with an ellipsis', 'He said: “no ferry may leave … after dark”.'],
    ['with an ellipsis in brackets', 'He said: “no ferry may leave […] and every captain must hold a valid licence”.'],
    ['with an angle bracket ellipsis', 'He said: “no ferry may leave <…> and every captain must hold a valid licence”.'],
    ['with a letter changed in brackets', '“[N]o ferry may leave the northern pier after dark,” he said.'],
    ['with words added in brackets', 'He said: “every captain [of a ferry] must hold a valid licence”.'],
    ['with [sic]', 'He said: “every captain must hold a valid licence [sic]”.'],
    ['with a capital at its beginning', '“Every captain must hold a valid licence.”'],
    ['with punctuation of the sentence inside', 'He said “no ferry may leave the northern pier after dark,” and left.'],
    ['with an ellipsis at its ends', 'He said “…no ferry may leave the northern pier…”.'],
  ])('%s', (_, claim) => {
    expect(check(claim, source)).toEqual([]);
  });

  test('where the passage itself changed a letter in brackets', () => {
    expect(check('It says: “[e]very captain must hold a licence”.', 'It says that “[e]very captain must hold a licence”.')).toEqual([]);
    expect(check('It says: “every captain must hold a licence”.', 'It says that “[e]very captain must hold a licence”.')).toEqual([]);
  });

  test('in any of several passages', () => {
    expect(check('He said: “no ferry may leave the northern pier after dark”.', 'Another text.', source)).toEqual([]);
  });

  test('in Russian and in Kazakh, ё or е', () => {
    expect(check('Он сказал: «ни один паром не отойдёт от северного причала».', 'Смотритель: ни один паром не отойдет от северного причала ночью.')).toEqual(
      [],
    );
    expect(check('Ол: «бірде-бір паром түнде айлақтан шықпайды» деді.', 'Бастық: бірде-бір паром түнде айлақтан шықпайды, деді.')).toEqual([]);
  });
});

describe('words in marks that are no quotation raise nothing', () => {
  test.each([
    'The so-called “night ferry of the northern pier people” was closed.',
    'They fear a “dark pier” policy.',
    'The Law “On the Procedure for Opening and Closing the Ferries of the Republic” requires permission.',
    'A petition titled “Against open and hidden ferries at the northern pier” was posted.',
    'Закон «О порядке открытия и закрытия паромных переправ в Республике» требует разрешения.',
    '«Республикадағы паром өткелдерін ашу және жабу тәртібі туралы» заңы рұқсат талап етеді.',
    'The study “We Live While the Ferry Is Not Seen” counted boats.',
  ])('%s', (claim) => {
    expect(check(claim, source)).toEqual([]);
  });

  test('nor does a quotation from another language or script: its translation is compared, not its letters', () => {
    expect(check('He said: “no ferry may leave the northern pier after dark”.', 'Ни один паром не отойдёт от северного причала ночью.')).toEqual([]);
    expect(check('Ол: «бірде-бір паром түнде айлақтан шықпайды» деді.', 'Ни один паром не отойдёт от северного причала ночью.')).toEqual([]);
  });
});

describe('a quotation that does not stand there', () => {
  test('is named with its nearest words and the difference', () => {
    expect(check('He said: “no ferry can leave the northern pier after dark”.', source)).toEqual([
      {
        quotation: 'no ferry can leave the northern pier after dark',
        nearest: 'no ferry may leave the northern pier after dark',
        difference: '“can”, there “may”',
      },
    ]);
  });

  test('tells words left out and words put in', () => {
    expect(check('“no ferry may ever leave the northern pier”, he wrote to them', source)[0]?.difference).toBe('“ever” is not there');
    expect(check('He wrote: “no ferry may leave the pier after dark”', source)[0]?.difference).toBe('“northern” is left out');
  });

  test('has no nearest words where nothing is near', () => {
    expect(check('He said: “mountains are steep and the snow lies deep”.', source)).toMatchObject([{ nearest: null, difference: null }]);
  });

  test('is seen when its parts stand in another order', () => {
    expect(check('He said: “every captain must hold a valid licence … no ferry may leave”.', source)).toHaveLength(1);
  });

  test('is seen when it is short, if somebody is said to have said it', () => {
    expect(check('The master said: “ferries may leave”.', source)).toHaveLength(1);
    expect(check('«Паромы могут уходить», — сказал смотритель.', 'Смотритель: паромам уходить нельзя.')).toHaveLength(1);
  });

  test('is seen in one sentence of several, opened or closed elsewhere', () => {
    expect(check('“No ferry may leave the southern pier after dark.', source)).toHaveLength(1);
    expect(check('Every captain must hold a new licence.”', source)).toHaveLength(1);
    expect(check('“No ferry may leave the northern pier after dark.', source)).toEqual([]);
  });

  test('is seen in a block quotation without marks', () => {
    const block = (text: string) => missingQuotations({ text, quotation: true }, [passage(source)]);
    expect(block('No ferry may leave the northern pier after dark.')).toEqual([]);
    expect(block('No ferry may leave the southern pier after dark.')).toHaveLength(1);
  });
});
