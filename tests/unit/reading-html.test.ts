import { describe, expect, it } from 'vitest';
import { assemble } from '../../main/ingest/draft.ts';
import { readHtml } from '../../main/ingest/formats/html.ts';
import { keepsRules } from '../../main/ingest/trust.ts';

const read = (html: string | Uint8Array) => {
  const reading = assemble(readHtml(typeof html === 'string' ? new TextEncoder().encode(html) : html));
  expect(keepsRules(reading)).toBe(true);
  return reading;
};
const kinds = (reading: ReturnType<typeof read>) =>
  reading.paragraphs.map((paragraph) => [paragraph.kind, paragraph.number, reading.text.slice(paragraph.start, paragraph.end)]);

describe('the text of a web page', () => {
  it('is its article, without menus, scripts and what is hidden', () => {
    const reading = read(
      '<!doctype html><title>T</title><nav>Menu</nav><div hidden>No</div><div style="display: none">No</div><script>no</script><article><h1>Head</h1><p>Words &amp; &laquo;more&raquo;&nbsp;here.<style>no</style></article><footer>Imprint</footer>',
    );
    expect(reading.text).toBe('Head\nWords & «more» here.');
  });

  it('is all of it where an article is only a teaser', () => {
    expect(read(`<body><p>${'Long text. '.repeat(20)}</p><article>Teaser</article>`).text).toContain('Long text.');
  });

  it('has lists with their numbers, tables by row, quotations with the name below', () => {
    const reading = read(
      '<ol start="3"><li><p>Three</p><p>more of it</p><li>Four</ol><ul><li>Point</ul><table><tr><th>Year<th>Cases<tr><td>2031<td>12</table><blockquote><p>Said.</p></blockquote><p>Speaker Name</p><p>57. Typed.</p>',
    );
    expect(kinds(reading)).toEqual([
      ['body', '3', 'Three'],
      ['body', null, 'more of it'],
      ['body', '4', 'Four'],
      ['list-item', null, 'Point'],
      ['table-row', null, 'Year | Cases'],
      ['table-row', null, '2031 | 12'],
      ['quotation', null, 'Said.'],
      ['attribution', null, 'Speaker Name'],
      ['body', '57', 'Typed.'],
    ]);
  });

  it('has links with their targets, lost and scripted ones without', () => {
    expect(
      read('<p><a href="https://a.example/x">one <b>two</b></a>, <a href="#">three</a>, <a href="javascript:x()">four</a>, <a name="x">five</a>').links.map(
        ({ text, target }) => [text, target],
      ),
    ).toEqual([
      ['one two', 'https://a.example/x'],
      ['three', null],
      ['four', null],
    ]);
  });

  it('is decoded as the page says, and otherwise as its bytes look', () => {
    const text = 'Читальный зал закрыли зимой';
    const cp1251 = Uint8Array.from(`<meta charset="windows-1251"><p>${text}`, (letter) =>
      letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
    );
    expect(read(cp1251).text).toBe(text);
    expect(read(`<p>${text}`).text).toBe(text);
  });

  it('names its title, authors, date and address', () => {
    const reading = read(
      '<title>Short</title><meta property="og:title" content="The whole title"><meta name="author" content="A. Writer"><meta property="article:published_time" content="2031-04-11T09:00:00Z"><link rel="canonical" href="https://a.example/x"><p>Text',
    );
    expect(reading).toMatchObject({ title: 'The whole title', metadata: { authors: ['A. Writer'], date: '2031-04-11', address: 'https://a.example/x' } });
  });
});

describe('notes of a web page', () => {
  it.each([
    [
      'Pandoc',
      '<p>Text.<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> More.<section class="footnotes"><ol><li id="fn1"><p>The note.<a href="#fnref1">↩︎</a></p></li></ol></section>',
    ],
    [
      'Word',
      `<p>Text.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> More.<div><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> The note.</p></div></div>`,
    ],
    [
      'LibreOffice',
      '<p>Text.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> More.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The note.</p></div>',
    ],
    ['hand', '<p>Text.<sup><a href="#n1" id="b1">1</a></sup> More.</p><p id="n1">1. The note.</p>'],
    ['MediaWiki', '<p>Text.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> More.<ol><li id="cite_note-1"><a href="#cite_ref-1">↑</a> The note.</ol>'],
  ])('by %s are tied to their marks', (_, html) => {
    const reading = read(html);
    expect(reading.text).toBe('Text. More.\nThe note.');
    expect(reading.footnotes).toEqual([{ mark: '1', text: 'The note.', at: 5, start: 12, end: 21 }]);
    expect(reading.links).toEqual([]);
  });

  it('are not made of a table of contents or of raised characters', () => {
    const reading = read('<p><a href="#c1">1</a> <a href="#c2">2</a><p>40 m<sup>2</sup><h2 id="c1">One</h2><h2 id="c2">Two</h2>');
    expect(reading.footnotes).toEqual([]);
    expect(reading.text).toBe('1 2\n40 m2\nOne\nTwo');
  });
});

describe('a page made to harm', () => {
  it('is refused where it is nested deeper than a person would', () => {
    const nested = (depth: number) => new TextEncoder().encode(`<body>${'<div>'.repeat(depth)}Words at the bottom of it.${'</div>'.repeat(depth)}`);
    expect(read(nested(300)).text).toBe('Words at the bottom of it.');
    expect(() => readHtml(nested(20_000))).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });
});
