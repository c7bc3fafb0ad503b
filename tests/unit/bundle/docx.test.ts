import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, expect, test } from 'vitest';
import { writeDocx } from '../../../main/bundle/export/docx.ts';
import { harbourBrief } from '../../support/harbour-brief.ts';

let parts: Record<string, string>;
beforeAll(async () => {
  parts = Object.fromEntries(Object.entries(unzipSync(await writeDocx(harbourBrief()))).map(([name, bytes]) => [name, strFromU8(bytes)]));
});
const part = (name: string) => parts[name] ?? '';

test('footnotes are real ones: as many in footnotes.xml as written, in order, each referred to once', () => {
  const written = [...part('word/footnotes.xml').matchAll(/<w:footnote w:id="(\d+)".*?<\/w:footnote>/gs)].filter(([, id]) => Number(id) > 0);
  const referred = [...part('word/document.xml').matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => Number(id));
  expect(referred).toEqual(harbourBrief().notes.map(({ number }) => number));
  expect(written.map(([, id]) => Number(id))).toEqual(referred);
  expect(written[1]?.[0]).toContain('Айлақ туралы баяндама, 2032, p. 3: “Бұйрық жарияланбаған”');
});

test('every part is well-formed XML', () => {
  for (const [name, xml] of Object.entries(parts)) expect(() => new SaxesParser({ xmlns: true, fileName: name }).write(xml).close()).not.toThrow();
  expect(Object.keys(parts)).toContain('word/document.xml');
});

test('printed numbers are text: a number that occurs twice stays twice', () => {
  const numbers = [...part('word/document.xml').matchAll(/<w:t[^>]*>([^<]+)<\/w:t><w:tab\/>/g)].map(([, number]) => number);
  expect(numbers).toEqual(['1.', '2.', '2.', 'a.', '3.', '9']);
});

test('the document says nothing of who wrote it, with what or when', async () => {
  expect(Object.keys(parts).filter((name) => name.startsWith('docProps/'))).toEqual(['docProps/core.xml']);
  const elements = [...part('docProps/core.xml').matchAll(/<([a-z]+:[a-zA-Z]+)[^>]*>([^<]*)(?=<)/g)].map(([, name, text]) => [name, text]);
  expect(elements).toEqual([
    ['cp:coreProperties', ''],
    ['dc:title', 'The harbour of Verdania'],
    ['dcterms:created', '1980-01-01T00:00:00Z'],
    ['dcterms:modified', '1980-01-01T00:00:00Z'],
  ]);
  expect(Object.values(parts).join('')).not.toMatch(/un-?named|creator|lastModifiedBy|<Application|<Company|attest|rsid/i);
  const later = unzipSync(await writeDocx(harbourBrief(), new Date('2031-05-06T07:08:09Z')));
  expect(strFromU8(later['docProps/core.xml'] ?? new Uint8Array())).toContain('>2031-05-06T07:08:09Z<');
});

test('relations and content types name only parts that are there', () => {
  const targets = [...part('_rels/.rels').matchAll(/Target="([^"]+)"/g)].map(([, target]) => target);
  const overrides = [...part('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(([, target]) => target);
  for (const target of [...targets, ...overrides]) expect(Object.keys(parts)).toContain(target);
  const document = [...part('word/_rels/document.xml.rels').matchAll(/Target="([^"]+)"/g)].map(([, target]) => `word/${target}`);
  for (const target of document) expect(Object.keys(parts)).toContain(target);
});

test('equal briefs give equal bytes, whenever and wherever they are written', async () => {
  const zone = process.env.TZ;
  const once = await writeDocx(harbourBrief());
  process.env.TZ = 'Pacific/Kiritimati';
  const again = await writeDocx(harbourBrief());
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.compare(once, again)).toBe(0);
});

test('addresses are text, never links', () => {
  expect(part('word/document.xml')).toContain('(https://register.example/orders?year=2031&amp;kind=closure)');
  expect(part('word/document.xml')).not.toContain('w:hyperlink');
  expect(part('word/_rels/document.xml.rels')).not.toContain('External');
});
