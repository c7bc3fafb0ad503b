/** Bytes to text: a byte order mark first, then UTF-8, then UTF-16 without a mark, then the Cyrillic code page of Windows. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  if (declared !== undefined) {
    const named = decoderFor(declared);
    if (named) return named.decode(bytes);
  }
  const utf16 = bytes.length % 2 === 0 ? zeroSide(bytes) : null;
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(legacyPage(bytes)).decode(bytes);
  }
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label.trim());
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** UTF-16 without a mark shows as a zero in every other byte of its spaces and Latin letters. */
function zeroSide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > length / 16 && even === 0) return 'utf-16le';
  if (even > length / 16 && odd === 0) return 'utf-16be';
  return null;
}

/** In windows-1251 the letters of Russian fill 0xC0–0xFF; in windows-1252 such bytes are few among ASCII letters. */
function legacyPage(bytes: Uint8Array): 'windows-1251' | 'windows-1252' {
  let high = 0;
  let ascii = 0;
  for (const byte of bytes.subarray(0, 65_536)) {
    if (byte >= 0xc0) high++;
    else if ((byte | 32) >= 0x61 && (byte | 32) <= 0x7a) ascii++;
  }
  return high > ascii / 4 ? 'windows-1251' : 'windows-1252';
}
