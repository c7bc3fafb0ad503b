/** Names that Windows keeps for devices, with any extension (Naming Files, Paths, and Namespaces, learn.microsoft.com). */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** 255 bytes is the most that common file systems take; the rest is room for a person's own addition. */
const mostBytes = 180;

/**
 * `suggested` as a file name that every common file system takes and that leaves no folder, ending in `.extension`. Never
 * empty; letters of all scripts stay.
 */
export function safeFileName(suggested: string, extension: string): string {
  const ending = `.${extension}`;
  let name = suggested.normalize('NFC');
  if (name.toLowerCase().endsWith(ending)) name = name.slice(0, -ending.length);
  name = name
    // Controls, and marks that would show the name in another order than it is written.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (reserved.test(name)) name = `_${name}`;
  let bytes = 0;
  let kept = '';
  for (const letter of name) {
    bytes += Buffer.byteLength(letter);
    if (bytes > mostBytes) break;
    kept += letter;
  }
  return `${kept.replace(/[. ]+$/, '') || 'attest'}${ending}`;
}
