import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../main/hosts/file-name.ts';

describe('a suggested file name', () => {
  test.each([
    ['Shadow report', 'docx', 'Shadow report.docx'],
    ['Shadow report.docx', 'docx', 'Shadow report.docx'],
    ['../../etc/passwd', 'md', '-..-etc-passwd.md'],
    ['C:\\Windows\\x', 'csv', 'C--Windows-x.csv'],
    ['nul', 'csv', '_nul.csv'],
    ['COM1.report', 'csv', '_COM1.report.csv'],
    ['a\u0000b\u202Egpj', 'md', 'abgpj.md'],
    ['  .hidden. ', 'md', 'hidden.md'],
    ['', 'html', 'attest.html'],
    ['…/…', 'md', '…-….md'],
    ['Қазақстан: есеп', 'docx', 'Қазақстан- есеп.docx'],
  ])('%j as %s is %j', (suggested, extension, name) => {
    expect(safeFileName(suggested, extension)).toBe(name);
  });

  test('stays one name of a length that every file system takes, whatever is suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (suggested) => {
        const name = safeFileName(suggested, 'docx');
        expect(name).not.toMatch(/[/\\\0<>:"|?*]|^\.|[. ]\.docx$/);
        expect(name.endsWith('.docx')).toBe(true);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      }),
    );
  });
});
