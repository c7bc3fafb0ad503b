import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { writeCslJson } from '../../../main/bundle/export/csl-json.ts';
import { writeCitationsCsv } from '../../../main/bundle/export/csv.ts';
import { writeDocx } from '../../../main/bundle/export/docx.ts';
import { writeHtml } from '../../../main/bundle/export/html.ts';
import { writeMarkdown } from '../../../main/bundle/export/markdown.ts';
import { writeWanted } from '../../../main/bundle/export/wanted.ts';
import { harbourBrief, harbourInput, plantedWords, work } from '../../support/harbour-brief.ts';

/** Rows and cells of RFC 4180. */
function cells(csv: string): string[][] {
  const rows: string[][] = [];
  for (const record of csv.replace(/^\ufeff/, '').matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)) {
    rows.push(
      [...(record[1] ?? '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''),
    );
  }
  return rows;
}

test('no export holds a word of a sealed source, a name of an anonymised one or an id of the archive', async () => {
  const brief = harbourBrief();
  const sources = [...harbourInput.sources.values()];
  const docx = Object.entries(unzipSync(await writeDocx(brief))).map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`);
  const written = [
    ...docx,
    writeHtml(brief),
    writeMarkdown(brief),
    writeCslJson(brief),
    writeCitationsCsv(brief),
    ...(['md', 'csv', 'csl-json'] as const).map((format) => writeWanted(sources, format)),
  ].join('\n');
  // Markdown puts backslashes between letters: what it says is looked at without them too.
  for (const words of [...plantedWords, 's-0000', 't-0000', 'c-0000']) expect(written.replaceAll('\\', '').includes(words), words).toBe(false);
  expect(written).toContain('they pushed us off the quay');
});

test('states of claims are only in the table of citations', async () => {
  const brief = harbourBrief();
  for (const text of [writeHtml(brief), writeMarkdown(brief), writeCslJson(brief)]) expect(text).not.toContain('quote-mismatch');
  expect(writeCitationsCsv(brief)).toContain('quote-mismatch');
});

test('the page refers to nothing outside itself and runs nothing', () => {
  const page = writeHtml(harbourBrief());
  const tags: { name: string; attrs: Record<string, string> }[] = [];
  const walk = (node: unknown) => {
    const { tagName, attrs, childNodes } = node as { tagName?: string; attrs?: { name: string; value: string }[]; childNodes?: unknown[] };
    if (tagName) tags.push({ name: tagName, attrs: Object.fromEntries((attrs ?? []).map(({ name, value }) => [name, value])) });
    for (const child of childNodes ?? []) walk(child);
  };
  walk(parse(page));
  const written = 'html head meta title style body main h1 h2 p span sup a blockquote section ol li'.split(' ');
  expect(tags.filter(({ name }) => !written.includes(name))).toEqual([]);
  expect(tags.flatMap(({ attrs }) => Object.keys(attrs)).filter((name) => name.startsWith('on') || name === 'src' || name === 'style')).toEqual([]);
  for (const { attrs } of tags) if (attrs.href !== undefined) expect(attrs.href).toMatch(/^#(?:note|ref)-\d+$/);
  expect(tags).toContainEqual({ name: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" } });
  expect(page).not.toMatch(/@import|url\(/);
  expect(page).toContain('@Ёж &amp; Co, &lt;/script&gt;&lt;b&gt;=cmd()gnp.exe.');
});

test('notes of the page are linked both ways', () => {
  const page = writeHtml(harbourBrief());
  for (const { number } of harbourBrief().notes) {
    for (const link of [`id="ref-${number}"`, `href="#note-${number}"`, `id="note-${number}"`, `href="#ref-${number}"`])
      expect(page.split(link)).toHaveLength(2);
  }
});

test('CSL-JSON has the citable works with readable ids, dates in parts and the symbol as number', () => {
  const items = JSON.parse(writeCslJson(harbourBrief())) as Record<string, unknown>[];
  expect(items.map(({ id }) => id)).toEqual(['yozh-co', 'harbour-gazette-2031', 'harbour-office-2031', 'quqyq-byurosy-2032']);
  expect(items[2]).toEqual({
    id: 'harbour-office-2031',
    type: 'report',
    title: 'Replies of Verdania',
    author: [{ literal: 'Harbour Office' }],
    issued: { 'date-parts': [[2031, 7]] },
    number: 'VRD/C/3',
    URL: 'https://docs.example/vrd?x=1&y=2',
    language: 'en',
  });
});

test('the table of citations opens in a spreadsheet as text: byte order mark, quoted cells, no formulas', () => {
  const csv = writeCitationsCsv(harbourBrief());
  expect(csv.startsWith('\ufeffnote,paragraph,claim,')).toBe(true);
  const rows = cells(csv);
  expect(rows).toHaveLength(7);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([10]));
  expect(rows[6]).toEqual([
    '6',
    '',
    'Forty-one dockers were sent away on the first day;',
    '</script><b>=cmd()gnp.exe',
    "'=SUM(A1:A9) dockers",
    '',
    '',
    '',
    '',
    'quote-mismatch',
  ]);
  expect(rows[4]).toEqual(['4', '2', 'It gave no date for its end.', 'on file with the authors', '', '', '', '', '', 'confirmed']);
  expect(rows[5]?.slice(3)).toEqual(['testimony on file with the authors', 'they pushed us off the quay', '', '', '', '', 'linked']);
});

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx', ' =1', '\u202e=1', '＝1', '"=1"'.slice(1, 3)])('a cell that begins a formula is neutralised: %j', (title) => {
  const [, row] = cells(writeWanted([work('w', { title, authors: ['a, "b"'] })], 'csv'));
  expect(row?.[0]).not.toMatch(/^[\s=+\-@＝]/u);
  expect(row?.[1]).toBe('a, "b"');
});

test('the wanted list says what is known of each work, and never what may not be named', () => {
  const works = [
    work('w1', { title: 'Gate *register*', symbol: 'VRD/1', address: 'https://docs.example/g_1?a=b', date: '2030' }),
    work('w2', { title: 'Hidden', confidentiality: 'sealed' }),
  ];
  expect(writeWanted(works, 'md')).toBe('# Works to find\n\n- Gate \\*register\\*, VRD/1, 2030. https://docs.example/g\\_1?a=b\n');
  expect(cells(writeWanted(works, 'csv'))).toEqual([
    ['title', 'authors', 'symbol', 'date', 'address', 'language'],
    ['Gate *register*', '', 'VRD/1', '2030', 'https://docs.example/g_1?a=b', 'en'],
  ]);
  expect(JSON.parse(writeWanted(works, 'csl-json'))).toMatchObject([{ id: 'gate-register-2030', URL: 'https://docs.example/g_1?a=b' }]);
  expect(JSON.parse(writeWanted([], 'csl-json'))).toEqual([]);
});

test('two marks side by side are not one number', async () => {
  const brief = harbourBrief();
  expect(writeMarkdown(brief)).toContain('[^1]\u202f[^2]');
  expect(writeHtml(brief).replace(/<[^>]+>/g, '')).toContain('2031.1\u202f2 No order');
  expect(
    strFromU8(unzipSync(await writeDocx(brief))['word/document.xml'] ?? new Uint8Array())
      .replace(/<w:footnoteReference w:id="(\d)"\/>/g, '$1')
      .replace(/<[^>]+>/g, ''),
  ).toContain('2031.1\u202f2 No order');
});

test('characters that hide, reorder or break are in no export', async () => {
  const forbidden = /(?![\n\r\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
  const harbour = harbourBrief();
  const dirty = 'a\u0000b\u0008c\u001bd\u202ee\u2066f\ufffeg\ud83dh';
  const brief = { ...harbour, title: dirty, text: harbour.text.replace('No order', dirty), notes: harbour.notes.map((note) => ({ ...note, text: dirty })) };
  const docx = Object.values(unzipSync(await writeDocx(brief))).map((bytes) => strFromU8(bytes));
  for (const text of [
    ...docx,
    writeHtml(brief),
    writeMarkdown(brief),
    writeCitationsCsv({ ...brief, citations: brief.citations.map((row) => ({ ...row, claim: dirty })) }),
  ]) {
    expect(text).not.toMatch(forbidden);
    expect(text.isWellFormed()).toBe(true);
  }
  expect(writeMarkdown(brief)).toContain('[^1]: abcdefgh\n');
});
