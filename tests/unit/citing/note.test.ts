import { describe, expect, test } from 'vitest';
import { readNote } from '../../../main/citing/note.ts';

const one = (note: string) => {
  const [first, ...others] = readNote(note);
  expect(others).toEqual([]);
  if (first === undefined) throw new Error(`nothing read in: ${note}`);
  return first;
};

describe('a footnote with one work', () => {
  test('leaves the mark to a title that begins with a quotation', () => {
    expect(one('Harbour Times. “A shame for the island”. Arcania is angry about a boat”, 2024. URL: https://post.example/2')).toMatchObject({
      title: '“A shame for the island”. Arcania is angry about a boat',
      date: '2024',
    });
  });

  test('gives symbol, title, pinpoint, date and address of a United Nations document', () => {
    expect(one('Replies to the list of issues (CCPR/C/ARC/4), para 12-14,  June 2021. URL: https://docs.example.org/file?enc=%2F1Bf%3D ')).toEqual({
      text: 'Replies to the list of issues (CCPR/C/ARC/4), para 12-14,  June 2021. URL: https://docs.example.org/file?enc=%2F1Bf%3D',
      symbol: 'CCPR/C/ARC/4',
      address: 'https://docs.example.org/file?enc=%2F1Bf%3D',
      title: 'Replies to the list of issues',
      author: null,
      date: '2021-06',
      pinpoint: 'para 12-14',
      signal: null,
      ibid: false,
    });
  });

  test.each([
    ['CAT/C/ARC/CO/5, para. 7', 'CAT/C/ARC/CO/5', 'para. 7'],
    ['UN Doc. A/HRC/22/53, paras. 3–5', 'A/HRC/22/53', 'paras. 3–5'],
    ['E/C.12/ARC/CO/2, par.28', 'E/C.12/ARC/CO/2', 'par.28'],
    ['CCPR/C/ARC/QPR/3, para 7 (b)', 'CCPR/C/ARC/QPR/3', 'para 7 (b)'],
    ['CEDAW/C/ARC/CO/5//Rev.1, paras 12, 14 and 16', 'CEDAW/C/ARC/CO/5/REV.1', 'paras 12, 14 and 16'],
    ['CERD/C/ARC/CO/8-10, п. 5', 'CERD/C/ARC/CO/8-10', 'п. 5'],
    ['CRC/C/ARC/CO/4, 5-тармақ', 'CRC/C/ARC/CO/4', '5-тармақ'],
  ])('reads the symbol and pinpoint of %s', (note, symbol, pinpoint) => {
    expect(one(note)).toMatchObject({ symbol, pinpoint, title: null, ibid: false });
  });

  test.each([
    ['Northern Post “The river took the bridge”, 8 March 2023', 'The river took the bridge', 'Northern Post', '2023-03-08'],
    ['Halyk Radio media outlet. Article: "The river took the bridge", 2022', 'The river took the bridge', 'Halyk Radio', '2022'],
    ['Северная газета, «Река снесла мост», 8 марта 2023 года', 'Река снесла мост', 'Северная газета', '2023-03-08'],
    ['«Арна» газеті, «Өзен көпірді бұзды», 2023 жылғы 8 наурыз', 'Өзен көпірді бұзды', '«Арна» газеті', '2023-03-08'],
    ['Annual survey of bridges, LANTERN, 2022. URL: https://lantern.example/b', 'Annual survey of bridges', 'LANTERN', '2022'],
    ['LANTERN, Annual survey of bridges 2022, table 1, p9.', 'Annual survey of bridges 2022', 'LANTERN', '2022'],
    [
      'Survey of bridges in the north, roads, and ferries of Arcania, 2022, LANTERN',
      'Survey of bridges in the north, roads, and ferries of Arcania',
      'LANTERN',
      '2022',
    ],
    ['OHCHR: Rebuild the bridge, say experts, July 2024. URL: https://ohchr.example/x', 'Rebuild the bridge, say experts', 'OHCHR', '2024-07'],
    ['Post, “They said “no bridge” and left”, March 2025. https://post.example/1', 'They said “no bridge” and left', 'Post', '2025-03'],
  ])('tells title, author and date apart in %s', (note, title, author, date) => {
    expect(one(note)).toMatchObject({ title, author, date });
  });

  test.each([
    ['https://news.example/a_b?x=1;-54#pos=2.', 'https://news.example/a_b?x=1;-54#pos=2'],
    ['URL: www.bridges.example/report.pdf.', 'www.bridges.example/report.pdf'],
    ['<https://news.example/2018/03/05/91473/>', 'https://news.example/2018/03/05/91473/'],
    ['Bridges (see https://news.example/Ferry_(boat)).', 'https://news.example/Ferry_(boat)'],
    ['[here](https://news.example/a)', 'https://news.example/a'],
  ])('takes the address out of %s without the punctuation around it', (note, address) => {
    expect(one(note).address).toBe(address);
  });

  test('does not take the day somebody looked at a page for the date of the page', () => {
    expect(one('Bridge Act, https://law.example/1 (accessed 3 May 2024)')).toMatchObject({ date: null, title: 'Bridge Act' });
  });

  test('takes the article of a law for the pinpoint', () => {
    expect(one('Article 14 of the Constitution of Arcania')).toMatchObject({ pinpoint: 'Article 14', title: 'Constitution of Arcania' });
    expect(one('Ст. 145 Уголовного кодекса Аркании')).toMatchObject({ pinpoint: 'Ст. 145', title: 'Уголовного кодекса Аркании' });
  });

  test.each([
    [
      'Law of Arcania “On Ferries”, 25 May 2020, No. 333-VI, art. 5',
      { title: 'Law of Arcania “On Ferries”', author: null, date: '2020-05-25', pinpoint: 'art. 5' },
    ],
    ['Committee against Torture, CAT/C/ARC/CO/5, § 14(b)', { title: null, author: 'Committee against Torture', pinpoint: '§ 14(b)' }],
    ['A/HRC/22/53, para. 88 (“forced to row”)', { title: null, symbol: 'A/HRC/22/53', pinpoint: 'para. 88' }],
    ['Survey of ferries, LANTERN, 2022, on file with the authors', { title: 'Survey of ferries', author: 'LANTERN', date: '2022' }],
  ])('names the work and no more: %s', (note, expected) => {
    expect(one(note)).toMatchObject(expected);
  });

  test.each([
    ['See CAT/C/ARC/CO/5', 'see'],
    ['See also CAT/C/ARC/CO/5', 'see also'],
    ['Contra: CAT/C/ARC/CO/5', 'contra'],
    ['Cf. CAT/C/ARC/CO/5', 'cf.'],
    ['См. CAT/C/ARC/CO/5', 'see'],
    ['См. также CAT/C/ARC/CO/5', 'see also'],
    ['Ср. CAT/C/ARC/CO/5', 'cf.'],
    ['Қараңыз: CAT/C/ARC/CO/5', 'see'],
  ])('reads the signal of %s', (note, signal) => {
    expect(one(note)).toMatchObject({ signal, symbol: 'CAT/C/ARC/CO/5' });
  });

  test.each([
    ['Ibid.', null],
    ['Ibid., para. 7.', 'para. 7'],
    ['See ibid., paras 3-5', 'paras 3-5'],
    ['Id., p. 12', 'p. 12'],
    ['Там же, п. 5', 'п. 5'],
    ['Сол жерде, 5-тармақ', '5-тармақ'],
  ])('knows that %s stands for the work before', (note, pinpoint) => {
    expect(one(note)).toMatchObject({ ibid: true, pinpoint, title: null, symbol: null });
  });
});

describe('a footnote with several works', () => {
  test.each([
    ['CAT/C/ARC/CO/5, para 7; CCPR/C/ARC/CO/2, para 9.', ['CAT/C/ARC/CO/5', 'CCPR/C/ARC/CO/2']],
    ['CAT/C/ARC/CO/5, para 7. See also CCPR/C/ARC/CO/2, para 9.', ['CAT/C/ARC/CO/5', 'CCPR/C/ARC/CO/2']],
    ['A/72/172 and A/73/152', ['A/72/172', 'A/73/152']],
    ['Concluding observations (CAT/C/ARC/CO/5), para 7. List of issues (CAT/C/ARC/Q/6), para 2.', ['CAT/C/ARC/CO/5', 'CAT/C/ARC/Q/6']],
    ['См. CAT/C/ARC/CO/5, п. 7; см. также CCPR/C/ARC/CO/2, п. 9', ['CAT/C/ARC/CO/5', 'CCPR/C/ARC/CO/2']],
  ])('reads both of %s', (note, symbols) => {
    expect(readNote(note).map(({ symbol }) => symbol)).toEqual(symbols);
  });

  test('begins a new work behind each address, and none at a semicolon inside one', () => {
    const found = readNote('Bridge Act, https://law.example/?d=1;-5. Ferry Act, https://law.example/?d=2;-7');
    expect(found.map(({ title, address }) => [title, address])).toEqual([
      ['Bridge Act', 'https://law.example/?d=1;-5'],
      ['Ferry Act', 'https://law.example/?d=2;-7'],
    ]);
  });

  test('takes a saved copy for the same work', () => {
    expect(readNote('Bridge Act, https://law.example/1, archived at https://web.archive.org/web/2020/https://law.example/1')).toHaveLength(1);
  });

  test('resolves each signal and pinpoint for its own work', () => {
    expect(readNote('Ibid., para 4; cf. “Ferries of the north”, Post, 2019, p. 3')).toMatchObject([
      { ibid: true, pinpoint: 'para 4', signal: null },
      { ibid: false, pinpoint: 'p. 3', signal: 'cf.', title: 'Ferries of the north', date: '2019' },
    ]);
  });

  test('loses no word of the note', () => {
    const note = 'The names were changed. CAT/C/ARC/CO/5, para 7, emphasis added; this was never answered. See also Ferry Act, https://law.example/2';
    const words = readNote(note)
      .map(({ text }) => text)
      .join(' ')
      .match(/\p{L}+/gu);
    expect(words).toEqual(note.match(/\p{L}+/gu));
  });
});

test.each([
  '',
  'The names were changed.',
  'According to the 2022 census, 5% of people live there.',
  'Supra note 5, para. 3.',
  'In this text “bridge” means every crossing of a river.',
  'This report uses the word ferry for every boat.',
  'The survivor asked us not to name the town; we follow this wish.',
  'Имена изменены.',
  'Есімдер өзгертілді.',
])('an explanation cites nothing: %s', (note) => {
  expect(readNote(note)).toEqual([]);
});
