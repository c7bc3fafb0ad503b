import { describe, expect, it } from 'vitest';
import { assemble } from '../../main/ingest/draft.ts';
import { readText } from '../../main/ingest/formats/text.ts';
import { keepsRules } from '../../main/ingest/trust.ts';
import type { Reading } from '../../shared/model/text.ts';

const read = (text: string) => assemble(readText(new TextEncoder().encode(text)));
const kinds = (reading: Reading) => reading.paragraphs.map((paragraph) => [paragraph.kind, reading.text.slice(paragraph.start, paragraph.end)]);

describe('paragraphs of plain text and Markdown', () => {
  it('sets a printed number apart and keeps it where it occurs twice', () => {
    const reading = read('57. The site was closed.\n\n58) Nobody said why.\n\n57. It was closed again.\n\n2024 was worse.\n\n12.3 Later it opened.');
    expect(reading.paragraphs.map((paragraph) => paragraph.number)).toEqual(['57', '58', '57', null, '12.3']);
    expect(reading.text).toBe('The site was closed.\nNobody said why.\nIt was closed again.\n2024 was worse.\nLater it opened.');
    expect(keepsRules(reading)).toBe(true);
  });

  it('joins hard-wrapped lines, and lines that a page cut in mid-sentence', () => {
    const wrapped = 'The ministry of the island closed the library in the\nmorning and opened it again in the evening of the same\nday.\n\nNobody was told.';
    expect(read(wrapped).text).toBe(
      'The ministry of the island closed the library in the morning and opened it again in the evening of the same day.\nNobody was told.',
    );
    const cut = '1. Independent mechanisms are needed for complaints that were made by people held by \n\n\npolice officers of the district.\n\n2. Next.';
    expect(read(cut).paragraphs.map((paragraph) => paragraph.number)).toEqual(['1', '2']);
    expect(read(cut).text).toContain('held by police officers of the district.');
  });

  it('knows headings by #, by capitals and by what Word leaves behind, and puts them above what follows', () => {
    const reading = read(
      '[bookmark: _heading=h.a1]RIGHTS (arts. 2 and 3)\n\n[bookmark: _heading=h.b2]\n[bookmark: _heading=h.c3]Of Readers\n1. They may read.',
    );
    expect(kinds(reading)).toEqual([
      ['heading', 'RIGHTS (arts. 2 and 3)'],
      ['heading', 'Of Readers'],
      ['body', 'They may read.'],
    ]);
    expect(reading.paragraphs[2]?.headingPath).toEqual(['RIGHTS (arts. 2 and 3)', 'Of Readers']);
    expect(read('# Island\n\n## 1. **Law**\n\nText.').paragraphs[1]).toMatchObject({ kind: 'heading', level: 2, number: '1' });
    expect(read('Annual review\n\nACCESS TO BOOKS\n\nThere was little.').title).toBe('Annual review');
  });

  it('keeps the name below a quotation as its attribution', () => {
    const reading = read(
      '1. “Nobody asked us before they closed the door, and nobody has since.”\n\nLibrary Union\n\n2. Plain.\n\n3. "They came at night and took the books away."\nPress office of the Ministry of Letters\n',
    );
    expect(kinds(reading).map(([kind]) => kind)).toEqual(['quotation', 'attribution', 'body', 'quotation', 'attribution']);
  });

  it('leaves a paragraph that only begins and ends with quotations alone', () => {
    expect(read('“We were there,” she said, and then: “We were not alone in it.”').paragraphs[0]?.kind).toBe('body');
  });

  it('takes emphasis and escapes away, and keeps stars and underscores that are letters', () => {
    expect(read('A **bold _and_ leaning** word, snake_case_name, 2 * 3 * 4, trans\\* and \\$5 in `code`.').text).toBe(
      'A bold and leaning word, snake_case_name, 2 * 3 * 4, trans* and $5 in code.',
    );
  });

  it('writes a row of a table as one paragraph', () => {
    expect(kinds(read('| Year | Cases |\n|---|--:|\n| 2031 | 12 |'))).toEqual([
      ['table-row', 'Year | Cases'],
      ['table-row', '2031 | 12'],
    ]);
  });
});

describe('links', () => {
  it('keeps targets, lost ones as null', () => {
    const reading = read('See [the order](https://a.example/x_(1)) and [here](#), <https://b.example/_y_>, www.c.example/d_e. End');
    expect(reading.links.map(({ text, target }) => [text, target])).toEqual([
      ['the order', 'https://a.example/x_(1)'],
      ['here', null],
      ['https://b.example/_y_', 'https://b.example/_y_'],
      ['www.c.example/d_e', 'http://www.c.example/d_e'],
    ]);
    for (const link of reading.links) expect(reading.text.slice(link.start, link.end)).toBe(link.text);
    expect(reading.text).toBe('See the order and here, https://b.example/_y_, www.c.example/d_e. End');
  });

  it('sees the lost links of a "see here and here"', () => {
    expect(read('They spoke (see here, here and here) about it.').links).toHaveLength(3);
    expect(read('They spoke (see the story) here.').links).toHaveLength(0);
  });
});

describe('footnotes', () => {
  const noteOf = (reading: Reading, mark: string) => {
    const note = reading.footnotes.find((footnote) => footnote.mark === mark);
    return note && { before: note.at === null ? null : reading.text.slice(0, note.at).slice(-8), text: note.text };
  };

  it('ties notes that Word wrote inline, numbered as there, brackets and line breaks inside them included', () => {
    const reading = read(
      '1. One thing.[footnoteRef:0] Another [footnoteRef:1], too. [0:  Report (A/1), para 5 [sic]. ] [1: Second\nhalf ] \n\n2. End. [3: not a note]',
    );
    expect(reading.text.split('\n')).toEqual(['One thing. Another , too.', 'End. [3: not a note]', 'Report (A/1), para 5 [sic].', 'Second half']);
    expect(noteOf(reading, '0')).toEqual({ before: 'e thing.', text: 'Report (A/1), para 5 [sic].' });
    expect(noteOf(reading, '1')).toEqual({ before: ' Another', text: 'Second half' });
  });

  it('ties notes at the foot of a page, joins the text that they broke, and leaves other raised characters', () => {
    const reading = read(
      'The hall has 40 m<sup>2</sup> and was closed.<sup>1</sup> Respondents of the study “Living\n\n---\n\n<sup>1</sup> Order, [http://a.example/b\\\\_c](http://a.example/b_c)\n\nUnseen” agreed.<sup>1</sup>\n\n---\n\n<sup>1</sup> Ibid.',
    );
    expect(reading.text.split('\n')).toEqual([
      'The hall has 40 m2 and was closed. Respondents of the study “Living Unseen” agreed.',
      'Order, http://a.example/b_c',
      'Ibid.',
    ]);
    expect(reading.footnotes.map((note) => [note.mark, reading.text.slice(0, note.at ?? 0).slice(-7)])).toEqual([
      ['1', 'closed.'],
      ['1', 'agreed.'],
    ]);
  });

  it('ties Markdown notes', () => {
    const reading = read('So it was.[^a] And is.[^2]\n\n[^a]: First\n    goes on.\n[^2]: Second.\n\nAfter.');
    expect(reading.text.split('\n')).toEqual(['So it was. And is.', 'After.', 'First goes on.', 'Second.']);
    expect(noteOf(reading, 'a')?.before).toBe(' it was.');
  });

  it('keeps a note whose mark is missing', () => {
    const reading = read('Text.\n\n---\n\n<sup>7</sup> Left alone.');
    expect(reading.footnotes).toMatchObject([{ mark: '7', text: 'Left alone.', at: null }]);
  });
});

describe('letters', () => {
  it('reads UTF-8, UTF-16 and windows-1251', () => {
    const text = 'Съезжий дом № 5. Книги вернули в марте, а двери открыли только осенью.';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const cp1251 = Uint8Array.from(text, (letter) =>
      letter === '№' ? 0xb9 : /[А-яЁё]/.test(letter) ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
    );
    for (const bytes of [new TextEncoder().encode(text), utf16, cp1251]) {
      const reading = assemble(readText(bytes));
      expect(reading.text).toBe(text);
      expect(reading.language).toBe('ru');
    }
  });

  it('tells Kazakh from Russian, and says nothing of a few words', () => {
    expect(read('Қаланың орталығындағы кітапхана өткен жылы жабылды, себебін ешкім түсіндірмеді.').language).toBe('kk');
    expect(read('The library in the middle of the town was closed last year without any reason.').language).toBe('en');
    expect(read('Ibid.').language).toBeNull();
  });

  it('composes letters and drops what draws nothing', () => {
    expect(read('и\u0306од\u00adный\u00a0ряд').text).toBe('йодный ряд');
  });
});
