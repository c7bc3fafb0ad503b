import { printable } from '../citing/printable.ts';

/** Names that Windows keeps for devices, with any extension (Win32 "Naming Files, Paths, and Namespaces"). */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** Most file systems take 255 bytes or UTF-16 units; some tools add to a name. */
const longestBytes = 180;
const reserved = 'brief ';

/**
 * A name for a file that is good on every common system: no separators, reserved characters or names, no NUL, no leading
 * dot, no trailing dot or space, at most 180 bytes of UTF-8 with its extension. Never empty: "brief" where nothing is left.
 * Throws RangeError for an extension that is not 1 to 8 small letters and digits.
 */
export function safeFileName(title: string, extension: string): string {
  if (!/^[a-z0-9]{1,8}$/.test(extension)) throw new RangeError('an extension is 1 to 8 small letters and digits');
  let stem = printable(title)
    .normalize('NFC')
    .replace(/[\\/:*?"<>|∕⁄／＼：]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/gu, '');
  stem = shortened(stem, longestBytes - extension.length - 1 - reserved.length).replace(/[\s.]+$/u, '');
  // A device's name counts up to the first dot: "nul.tar.gz" is the device too.
  if (stem === '' || devices.test((stem.split('.')[0] ?? '').trim())) stem = stem === '' ? 'brief' : `${reserved}${stem}`;
  return `${stem}.${extension}`;
}

/** Whole characters from the start that take at most `bytes` bytes of UTF-8. */
function shortened(text: string, bytes: number): string {
  let taken = 0;
  let end = 0;
  for (const letter of text) {
    taken += Buffer.byteLength(letter);
    if (taken > bytes) break;
    end += letter.length;
  }
  return text.slice(0, end);
}
