import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../../main/bundle/file-name.ts';

test.each([
  ['The harbour of Verdania', 'The harbour of Verdania.docx'],
  ['Порт: отчёт / қайық', 'Порт отчёт қайық.docx'],
  ['../../etc/passwd', 'etc passwd.docx'],
  ['.hidden', 'hidden.docx'],
  ['con', 'brief con.docx'],
  ['NUL.tar', 'brief NUL.tar.docx'],
  ['a\u0000b\u202egnp', 'abgnp.docx'],
  ['  ', 'brief.docx'],
  ['...', 'brief.docx'],
  ['-rf', 'rf.docx'],
  ['end. . ', 'end.docx'],
])('%j is filed as %j', (title, name) => {
  expect(safeFileName(title, 'docx')).toBe(name);
});

test('any title gives a name that every common system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const name = safeFileName(title, 'html');
      expect(name).toMatch(/^[^.\s].*\.html$/u);
      expect(name).not.toMatch(/[\p{Cc}\\/:*?"<>|]|[. ]\.html$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      expect(name.isWellFormed()).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('an extension that is not one is refused', () => {
  for (const extension of ['', '.md', 'a/b', 'DOCX', 'toolonganextension']) expect(() => safeFileName('x', extension)).toThrow(RangeError);
});
