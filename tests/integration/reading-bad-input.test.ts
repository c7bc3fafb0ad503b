import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readHere } from '../../main/ingest/read.ts';
import { openReaders } from '../../main/ingest/readers.ts';
import { keepsRules } from '../../main/ingest/trust.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const whole = (name: string) => new Uint8Array(readFileSync(join(fixtures, 'same-document', name)));
const text = (content: string) => new TextEncoder().encode(content);
const readers = openReaders({ processes: 2, seconds: 30, memoryMb: 700 });
afterAll(() => readers.close());

const reasonOf = async (name: string, bytes: Uint8Array) => {
  const outcome = await readers.read(name, bytes);
  return 'reading' in outcome ? 'read' : outcome.unreadable;
};
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const document = (body: string, before = '') => `<?xml version="1.0"?>${before}<w:document ${w}><w:body>${body}</w:body></w:document>`;
const paragraph = (content: string) => `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`;

describe('files that are not what they should be', () => {
  it.each(['a.txt', 'a.md', 'a.html', 'a.pdf', 'a.docx'])('%s: empty is refused as empty', async (name) => {
    expect(await reasonOf(name, new Uint8Array())).toBe('empty');
  });

  it('white space alone is refused as empty', async () => {
    expect(await reasonOf('a.txt', text(' \n\t\r\n'))).toBe('empty');
  });

  it('a PDF or DOCX that was cut short is refused as damaged, wherever it was cut', async () => {
    const [pdf, docx] = [whole('original.pdf'), whole('original.docx')];
    // pdf.js alone would read what is left of this one and stay silent.
    expect(await reasonOf('a.pdf', pdf.subarray(0, pdf.length - 7))).toBe('damaged');
    for (const share of [0.1, 0.6, 0.97]) {
      expect(await reasonOf('a.pdf', pdf.subarray(0, Math.floor(pdf.length * share)))).toBe('damaged');
      expect(await reasonOf('a.docx', docx.subarray(0, Math.floor(docx.length * share)))).toBe('damaged');
    }
  });

  it.each([
    ['a.pdf', 'original.docx'],
    ['a.docx', 'original.pdf'],
    ['a.txt', 'original.pdf'],
    ['a.md', 'original.docx'],
    ['a.html', 'original.pdf'],
    ['a.pdf', 'original.md'],
  ])('%s that holds %s is refused as mislabelled', async (name, content) => {
    expect(await reasonOf(name, whole(content))).toBe('not-what-its-name-says');
  });

  it('a password is said to be one', async () => {
    expect(await reasonOf('a.pdf', new Uint8Array(readFileSync(join(fixtures, 'bad-input', 'locked.pdf'))))).toBe('protected-by-password');
    const compound = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(600),
    ]);
    expect(await reasonOf('a.docx', compound)).toBe('protected-by-password');
  });

  it('a web page without words has no text', async () => {
    expect(await reasonOf('a.html', text('<!doctype html><title>x</title><nav>Home</nav><script>1</script>'))).toBe('no-text');
  });
});

describe('containers made to harm', () => {
  it('one that swells beyond measure is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await reasonOf('a.docx', bomb)).toBe('too-large');
  });

  it('one that lies about its size gets no more room than it asked for', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024).fill(32) });
    const directory = Buffer.from(bomb.buffer, bomb.byteOffset, bomb.length).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 1000, true);
    expect(await reasonOf('a.docx', bomb)).toBe('damaged');
  });

  it('names that point outside are refused, with any separator', async () => {
    for (const name of ['../word/x.xml', 'word/../../x', '/etc/x', '..\\x', 'C:\\x']) {
      expect(await reasonOf('a.docx', zipSync({ 'word/document.xml': strToU8(document(paragraph('Text.'))), [name]: strToU8('x') }))).toBe('damaged');
    }
  });

  it('too many parts are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`word/${index}`, new Uint8Array(0)]));
    expect(await reasonOf('a.docx', zipSync(parts, { level: 0 }))).toBe('too-large');
  });

  it('a document type is refused, so no entity can swell or fetch', async () => {
    for (const type of ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']) {
      expect(await reasonOf('a.docx', zipSync({ 'word/document.xml': strToU8(document(paragraph('Plain.'), type)) }))).toBe('damaged');
    }
    expect(await reasonOf('a.docx', zipSync({ 'word/document.xml': strToU8(document(paragraph('&b;'))) }))).toBe('damaged');
  });

  it('elements nested beyond measure are refused', async () => {
    expect(await reasonOf('a.docx', zipSync({ 'word/document.xml': strToU8(document(`${'<w:sdt>'.repeat(5000)}${'</w:sdt>'.repeat(5000)}`)) }))).toBe(
      'damaged',
    );
    expect(['read', 'damaged']).toContain(await reasonOf('a.html', text(`<!doctype html>${'<div>'.repeat(20_000)}Deep.`)));
  });

  it('a ZIP that is no Word document is said not to be one', async () => {
    expect(await reasonOf('a.docx', zipSync({ 'note.txt': strToU8('x'.repeat(4000)) }, { level: 0 }))).toBe('not-what-its-name-says');
  });
});

describe('files damaged at random', () => {
  const originals = {
    'a.txt': text('1. A claim.[footnoteRef:0] [0: A note [with brackets]. ]\n\n“Quoted words of somebody.”\n\nSomebody\n'),
    'a.md': text('# Title\n\nText[^1] with [a link](http://a.example) and <sup>2</sup> *more*.\n\n[^1]: Note.\n\n---\n\n<sup>2</sup> Another.\n'),
    'a.html': text(
      '<!doctype html><h1>Title</h1><p>Text<sup><a href="#fn1" id="r1">1</a></sup><table><tr><td>a<td>b</table><ol><li id="fn1">Note <a href="#r1">↩</a></ol>',
    ),
    'a.docx': zipSync({ 'word/document.xml': strToU8(document(paragraph('Text one.') + paragraph('57. Text two.'))) }, { level: 0 }),
    'a.pdf': whole('original.pdf'),
  };

  it('are read or refused, and what is read keeps the rules', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.entries(originals)),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255), kind: fc.constantFrom('set', 'cut', 'repeat') }), {
          minLength: 1,
          maxLength: 8,
        }),
        async ([name, original], changes) => {
          let bytes = Buffer.from(original);
          for (const { at, byte, kind } of changes) {
            const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
            if (kind === 'set') bytes[place] = byte;
            else if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + byte)]);
            else bytes = Buffer.concat([bytes.subarray(0, place + byte), bytes.subarray(place)]);
          }
          const outcome = await readHere(name, new Uint8Array(bytes));
          if ('reading' in outcome) expect(keepsRules(outcome.reading)).toBe(true);
          else expect(outcome.unreadable).toMatch(/^[a-z-]+$/);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  it('leave the pool able to read', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        readers.read(
          'a.pdf',
          whole('original.pdf').map((byte, at) => (at % (97 + index) === 0 ? 0 : byte)),
        ),
      ),
    );
    expect(await reasonOf('a.txt', text('Still here.'))).toBe('read');
  });
});
