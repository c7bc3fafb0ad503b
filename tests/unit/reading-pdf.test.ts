import { describe, expect, it } from 'vitest';
import type { Run } from '../../main/ingest/draft.ts';
import { cellStarts, type Line, linesOf, type Piece } from '../../main/ingest/formats/pdf-lines.ts';
import { runsOfPiece } from '../../main/ingest/formats/pdf-links.ts';
import { withoutMargins } from '../../main/ingest/formats/pdf-margins.ts';
import { takeFootnotes } from '../../main/ingest/formats/pdf-notes.ts';
import { paragraphsOf } from '../../main/ingest/formats/pdf-paragraphs.ts';
import { hyphenRule, runsOfLines } from '../../main/ingest/formats/pdf-runs.ts';

const piece = (text: string, x: number, y: number, size = 10): Piece => ({ text, x, y, width: text.length * size * 0.5, size, font: 'body' });
const line = (text: string, y: number, page = 1, x = 70): Line => {
  const [only] = linesOf(page, [piece(text, x, y)]);
  if (!only) throw new Error('no line');
  return only;
};
const joined = (lines: readonly Line[], all = lines) =>
  runsOfLines(lines, () => undefined, hyphenRule(all))
    .map((run: Run) => run.text)
    .join('');
const texts = (groups: ReturnType<typeof paragraphsOf>) => groups.map((group) => group.lines.map((own) => own.text).join(' '));

describe('lines of a PDF', () => {
  it('are what stands on one height, raised marks included', () => {
    const lines = linesOf(1, [piece('Words.', 70, 700), piece('4', 101, 704, 6), piece('Below', 70, 686)]);
    expect(lines.map((own) => [own.text, own.words])).toEqual([
      ['Words.4', 'Words.'],
      ['Below', 'Below'],
    ]);
  });

  it('have cells where words stand far apart, not behind a number', () => {
    expect(cellStarts({ ...line('x', 700), pieces: [piece('Senmar', 70, 700), piece('14', 180, 700), piece('31', 300, 700)] })).toEqual([1, 2]);
    expect(cellStarts({ ...line('x', 700), pieces: [piece('12.', 70, 700), piece('Text', 130, 700)] })).toEqual([]);
  });
});

describe('words at the end of a line', () => {
  const habit = Array.from({ length: 10 }, (_, at) => line(at % 2 === 0 ? 'some words that end in a bro-' : 'ken way and go on', 600 - at * 12));

  it('are whole again where the document breaks words', () => {
    expect(joined([line('they cooper-', 700), line('ated at length', 688)], habit)).toBe('they cooperated at length');
    expect(joined([line('they co\u00ad', 700), line('operated', 688)])).toBe('they cooperated');
  });

  it('keep the hyphen that is theirs', () => {
    const whole = line('a well-known fact', 500);
    expect(joined([line('it is well-', 700), line('known to all', 688)], [whole, ...habit])).toBe('it is well-known to all');
    expect(joined([line('бір-', 700), line('ақ сөйлем', 688)])).toBe('бір-ақ сөйлем');
    expect(joined([line('in 2018–', 700), line('2022 it was', 688)])).toBe('in 2018–2022 it was');
  });

  it('are joined as the document writes them elsewhere', () => {
    expect(
      joined([line('its regis-', 700), line('ter of rooms', 688)], [line('the register was', 500), line('its regis-', 700), line('ter of rooms', 688)]),
    ).toBe('its register of rooms');
  });

  it('make addresses whole over several lines, and end them with their sentence', () => {
    expect(joined([line('See https://a.example/one/', 700), line('two-three?x=%2F', 688), line('%2Ffour today.', 676)])).toBe(
      'See https://a.example/one/two-three?x=%2F%2Ffour today.',
    );
    expect(joined([line('See https://a.example/one.', 700), line('Then it ended.', 688)])).toBe('See https://a.example/one. Then it ended.');
  });
});

describe('paragraphs of a PDF', () => {
  const full = 'a line of text that runs all the way to the right edge of it';
  it('end where the next word would have had room, and begin at numbers and gaps', () => {
    const lines = [
      line(`1. ${full.slice(0, -3)}`, 700),
      line('and ends here.', 688),
      line(full, 676),
      line('the end of it.', 664),
      line(`2. ${full.slice(0, -3)}`, 652),
      line(full, 640),
      line(full, 610),
    ];
    expect(texts(paragraphsOf([lines], 10)).map((text) => text.slice(0, 12))).toEqual(['1. a line of', 'a line of te', '2. a line of', 'a line of te']);
  });

  it('go on over the end of a page', () => {
    expect(texts(paragraphsOf([[line(full, 80)], [line(full, 780, 2)]], 10))).toHaveLength(1);
    expect(texts(paragraphsOf([[line('It ended.', 80), line(`${full.slice(0, -1)}.`, 68)], [line('57. A new one', 780, 2)]], 10))).toHaveLength(3);
  });

  it('do not begin at a year that happens to stand first', () => {
    expect(texts(paragraphsOf([[line(full, 700), line('30. of them were there at the time and saw it all happen too', 688)]], 10))).toHaveLength(1);
  });
});

describe('what is not text', () => {
  it('running heads and page numbers go, a number in the text stays', () => {
    const words = ['lamps', 'doors', 'keys'];
    const own = (page: number) => [`Of ${words[page - 1]}`, 'Words', '2031', 'More words', `And ${words[3 - page]}`];
    const pages = [1, 2, 3].map((page) => [
      line('A running head', 800, page),
      ...own(page).map((text, at) => line(text, 700 - at * 100, page)),
      line(String(page), 30, page),
    ]);
    for (const [index, lines] of withoutMargins(pages).entries()) expect(lines.map(({ text }) => text)).toEqual(own(index + 1));
  });

  it('notes go to the foot, tied to their marks, also from the page before', () => {
    const marked = (text: string, mark: string, y: number, page: number) => linesOf(page, [piece(text, 70, y), piece(mark, 70 + text.length * 5, y + 4, 6)]);
    const pages = [
      [
        ...marked('One thing.', '1', 700, 1),
        ...marked('Another thing.', '2', 688, 1),
        ...linesOf(1, [piece('1', 70, 104, 5), piece('First note.', 76, 100, 8)]),
      ],
      [
        ...marked('A third.', '3', 700, 2),
        ...linesOf(2, [piece('2 Second note,', 70, 110, 8)]),
        ...linesOf(2, [piece('going on.', 70, 100, 8)]),
        ...linesOf(2, [piece('3 Third note.', 70, 90, 8)]),
      ],
    ];
    const { pages: taken, notes } = takeFootnotes(pages, 10);
    expect(notes.map((note) => [note.mark, note.page, note.lines.map((own) => own.text).join(' ')])).toEqual([
      ['1', 1, 'First note.'],
      ['2', 2, 'Second note, going on.'],
      ['3', 2, 'Third note.'],
    ]);
    expect(taken.map((page) => [page.body.length, page.marks.size])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('small letters without a mark above are no notes', () => {
    expect(takeFootnotes([[line('Text of the page', 700), ...linesOf(1, [piece('7 small words below a table', 70, 100, 8)])]], 10).notes).toEqual([]);
  });
});

describe('links of a PDF', () => {
  it('are the words inside their area', () => {
    const words = piece('see the decree on rooms today', 70, 700);
    const runs = runsOfPiece(words, 1, [{ target: 'https://a.example', rect: [88, 698, 188, 710] }], (target) => ({ target }));
    expect(
      runs
        .filter((run) => run.link)
        .map((run) => run.text)
        .join('')
        .trim(),
    ).toBe('the decree on rooms');
  });
});
