import { unzipSync } from 'fflate';
import { Unreadable } from './format.ts';

const most = { entries: 5000, bytes: 512 * 1024 * 1024, ratio: 300 };

/**
 * The wanted parts of a ZIP container. What an entry declares bounds the memory it is inflated into, and is checked
 * before: fflate writes no byte beyond the declared size. Names that point outside, too many entries, or parts that swell
 * more than documents do, refuse the whole container.
 */
export function partsOfZip(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  let entries = 0;
  let inflated = 0;
  const seen = new Set<string>();
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (++entries > most.entries) throw new Unreadable('too-large', 'too many parts inside');
        if (isOutside(name)) throw new Unreadable('damaged', 'a part inside has a name that points elsewhere');
        if (seen.has(name)) throw new Unreadable('damaged', 'two parts inside have one name');
        seen.add(name);
        if (!isWanted(name)) return false;
        inflated += originalSize;
        if (inflated > most.bytes || (originalSize > 1024 * 1024 && originalSize > size * most.ratio))
          throw new Unreadable('too-large', 'it swells beyond measure when unpacked');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('damaged', 'its container does not open');
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL ends a name for the system, not for us
const bad = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\u0000/;

function isOutside(name: string): boolean {
  return bad.test(name);
}
