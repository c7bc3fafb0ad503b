import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../main/ingest/draft.ts';
import { readDocx } from '../../main/ingest/formats/docx.ts';
import { inFormat } from '../../main/ingest/formats/docx-numbering.ts';
import { keepsRules } from '../../main/ingest/trust.ts';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relations}"`;
const part = (root: string, content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${names}>${content}</w:${root}>`);
const run = (text: string, properties = '') => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const listed = (text: string, level = 0, list = 1) => p(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A document of these parts, each related to the main one. */
function docx(body: string, parts: Record<string, string> = {}, links: Record<string, string> = {}) {
  const related = Object.keys(parts).map((name) => `<Relationship Id="p-${name}" Type="${relations}/${name}" Target="${name}.xml"/>`);
  const external = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="${relations}/hyperlink" Target="${target}" TargetMode="External"/>`,
  );
  const files: Record<string, Uint8Array> = {
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': strToU8(`<Relationships>${[...related, ...external].join('')}</Relationships>`),
  };
  for (const [name, content] of Object.entries(parts)) files[`word/${name}.xml`] = part(name, content);
  const reading = assemble(readDocx(zipSync(files)));
  expect(keepsRules(reading)).toBe(true);
  return reading;
}
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbersOf = (reading: ReturnType<typeof docx>) => reading.paragraphs.map((paragraph) => paragraph.number);

describe('numbers of DOCX paragraphs', () => {
  const levels = level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2') + level(2, 'lowerLetter', '(%3)') + level(3, 'bullet', '•');
  const numbering = `<w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`;

  it('are those that Word prints, over levels, and deeper ones begin again', () => {
    const reading = docx([listed('a'), listed('b', 1), listed('c', 1), listed('d', 2), listed('e', 3), listed('f'), listed('g', 1)].join(''), { numbering });
    expect(numbersOf(reading)).toEqual(['1', '1.1', '1.2', 'a', null, '2', '2.1']);
    expect(reading.paragraphs[4]?.kind).toBe('list-item');
  });

  it('count on in lists of one definition, and start where a list says', () => {
    expect(
      numbersOf(docx([listed('a'), listed('b', 0, 3), listed('c', 0, 2), listed('d', 0, 2), p(run('plain')), listed('e', 0, 2)].join(''), { numbering })),
    ).toEqual(['1', '2', '5', '6', null, '7']);
  });

  it('come from styles too, may be taken away, and may be typed by hand', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>`;
    const styled = (text: string, more = '') => p(run(text), `<w:pStyle w:val="Own"/>${more}`);
    const reading = docx([styled('a'), styled('b', '<w:numPr><w:numId w:val="0"/></w:numPr>'), styled('c'), p(run('57') + run('. ') + run('d'))].join(''), {
      numbering,
      styles,
    });
    expect(numbersOf(reading)).toEqual(['1', null, '2', '57']);
    expect(reading.text).toBe('a\nb\nc\nd');
  });

  it('know letters, Roman numbers and Russian letters', () => {
    expect(['lowerLetter', 'upperRoman', 'lowerRoman', 'russianLower', 'decimalZero'].map((format) => inFormat(4, format))).toEqual([
      'd',
      'IV',
      'iv',
      'г',
      '04',
    ]);
    expect(inFormat(28, 'lowerLetter')).toBe('bb');
  });
});

describe('notes of a DOCX', () => {
  const notes = (kind: string) =>
    `<w:${kind} w:id="-1" w:type="separator"><w:p/></w:${kind}><w:${kind} w:id="9">${p(run(` Second ${kind}.`))}</w:${kind}><w:${kind} w:id="4">${p(run('First') + run(` ${kind},`))}${p(run('its second paragraph.'))}</w:${kind}>`;

  it('are counted as they come, whatever their ids, endnotes in Roman numbers', () => {
    const reading = docx(
      p(
        `${run('One,')}<w:r><w:footnoteReference w:id="4"/></w:r>${run(' two.')}<w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:endnoteReference w:id="9"/></w:r>`,
      ),
      { footnotes: notes('footnote'), endnotes: notes('endnote') },
    );
    expect(reading.footnotes.map(({ mark, text, at }) => [mark, text, reading.text.slice(0, at ?? 0)])).toEqual([
      ['1', 'First footnote, its second paragraph.', 'One,'],
      ['2', 'Second footnote.', 'One, two.'],
      ['i', 'Second endnote.', 'One, two.'],
    ]);
  });

  it('keep a mark typed by hand, and count past it', () => {
    const own = `<w:r><w:footnoteReference w:id="4" w:customMarkFollows="1"/><w:t>*</w:t></w:r>`;
    const reading = docx(p(`${run('One')}${own}${run(' two')}<w:r><w:footnoteReference w:id="9"/></w:r>`), { footnotes: notes('footnote') });
    expect(reading.text.split('\n')[0]).toBe('One two');
    expect(reading.footnotes.map((note) => note.mark)).toEqual(['*', '1']);
  });
});

describe('the text of a DOCX', () => {
  it('has insertions, lacks deletions and hidden text, and says so', () => {
    const body = p(
      `${run('Kept ')}<w:ins>${run('inserted ')}</w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>${run('hidden', '<w:vanish/>')}${run('end')}`,
    );
    const reading = docx(body, { comments: `<w:comment w:id="1">${p(run('Why?'))}</w:comment>` });
    expect(reading.text).toBe('Kept inserted end');
    expect(reading.leftOut).toEqual(['1 tracked deletion', '1 comment', '1 piece of hidden text']);
  });

  it('has headings by style and outline, tables by row, and text boxes once', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>`;
    const cell = (text: string) => `<w:tc>${p(run(text))}</w:tc>`;
    const box = (kind: string) => `<w:txbxContent>${p(run(`In a ${kind}.`))}</w:txbxContent>`;
    const alternate = `<w:r><w:AlternateContent><w:Choice><w:drawing>${box('box')}</w:drawing></w:Choice><w:Fallback><w:pict>${box('copy')}</w:pict></w:Fallback></w:AlternateContent></w:r>`;
    const reading = docx(
      p(run('Part'), '<w:outlineLvl w:val="0"/>') +
        p(run('Chapter'), '<w:pStyle w:val="H"/>') +
        p(run('Said words.'), '<w:pStyle w:val="Q"/>') +
        p(run('Speaker Name')) +
        `<w:tbl><w:tr>${cell('a')}${cell('')}${cell('b')}</w:tr></w:tbl><w:tbl><w:tr>${cell('Framed text.')}</w:tr></w:tbl>` +
        p(run('Text') + alternate),
      { styles },
    );
    expect(reading.paragraphs.map((paragraph) => [paragraph.kind, paragraph.level, reading.text.slice(paragraph.start, paragraph.end)])).toEqual([
      ['heading', 1, 'Part'],
      ['heading', 2, 'Chapter'],
      ['quotation', null, 'Said words.'],
      ['attribution', null, 'Speaker Name'],
      ['table-row', null, 'a | b'],
      ['body', null, 'Framed text.'],
      ['body', null, 'Text'],
      ['body', null, 'In a box.'],
    ]);
    expect(reading.paragraphs[2]?.headingPath).toEqual(['Part', 'Chapter']);
  });

  it('has links by relation, by field and lost ones', () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('field')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const reading = docx(
      p(`<w:hyperlink r:id="l1">${run('by ')}${run('id')}</w:hyperlink>${run(' ')}${field}${run(' ')}<w:hyperlink r:id="gone">${run('lost')}</w:hyperlink>`),
      {},
      { l1: 'https://a.example' },
    );
    expect(reading.text).toBe('by id field lost');
    expect(reading.links.map(({ text, target }) => [text, target])).toEqual([
      ['by id', 'https://a.example'],
      ['field', 'https://b.example'],
      ['lost', null],
    ]);
  });

  it('reads soft hyphens as nothing, tabs and breaks as spaces, hard hyphens as hyphens', () => {
    expect(
      docx(p(`<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t><w:tab/><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:br/><w:t>end</w:t></w:r>`)).text,
    ).toBe('cooperate well-known end');
  });
});
