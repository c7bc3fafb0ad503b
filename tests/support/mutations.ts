import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What stands where a reader expects something smaller, whole or once. */
const hostile = [
  '\0',
  '\ufffe',
  '4294967296',
  '-1',
  '99999999999999999999',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>&b;',
  '<script src="https://attest.invalid/"></script>',
  '<div>'.repeat(3000),
  '['.repeat(3000),
  '[^1]'.repeat(500),
  '/Parent 1 0 R /Kids [1 0 R 1 0 R] ',
  ' 0 obj << /Length 99999999 >> stream ',
  '\u202e\ud800',
];

/** The document with one to four things done to it: bits turned, runs overwritten, cut, repeated, taken out, put in, or mixed with another. */
export function mutated(document: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  // The checksums of a ZIP hide its content from a change: half of the time a part is changed and packed again.
  if (document[0] === 0x50 && document[1] === 0x4b && random() < 0.5) return inPart(document, random);
  return changed(document, other, random);
}

function inPart(document: Uint8Array, random: () => number): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(document);
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/u.test(name));
  const name = names[Math.floor(random() * names.length)] ?? '';
  const part = parts[name] ?? new Uint8Array(0);
  // Half of these stay well-formed: numbers and names changed, not the tags.
  parts[name] = random() < 0.5 ? changed(part, part, random) : strToU8(otherValues(strFromU8(part), random));
  return zipSync(parts, { level: 1 });
}

function otherValues(xml: string, random: () => number): string {
  const values = ['-1', '4294967296', '', 'nothing', '1e9', '../../x', '\u0416'];
  return xml.replace(/="[^"]*"/gu, (value) => (random() < 0.02 ? `="${values[Math.floor(random() * values.length)]}"` : value));
}

function changed(document: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  let bytes: Buffer = Buffer.from(document);
  const place = () => Math.floor(random() * bytes.length);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = place();
    const length = Math.floor(random() ** 3 * 4000);
    const head = bytes.subarray(0, at);
    const ways: (() => Buffer)[] = [
      () => {
        for (let i = 0; i < 1 + length / 100; i++) {
          const turned = place();
          bytes[turned] = (bytes[turned] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
        return bytes;
      },
      () => bytes.fill(Math.floor(random() * 256), at, Math.min(at + length, bytes.length)),
      () => head,
      () => Buffer.concat([head, bytes.subarray(at + length)]),
      () => Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]),
      () => Buffer.concat([head, Buffer.from(hostile[Math.floor(random() * hostile.length)] ?? ''), bytes.subarray(at)]),
      () => Buffer.concat([head, other.subarray(Math.floor(random() * other.length))]),
    ];
    bytes = Buffer.from(ways[Math.floor(random() * ways.length)]?.() ?? bytes);
  }
  return bytes;
}
