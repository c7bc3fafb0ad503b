import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findPlanted } from '../../support/planted.ts';

const words = ['quorvantesh', 'Зубрильская'];
const latin = 'They met Quorvantesh at night.';
const cyrillic = Buffer.from([0xc7, 0xf3, 0xe1, 0xf0, 0xe8, 0xeb, 0xfc, 0xf1, 0xea, 0xe0, 0xff]); // windows-1251
const noise = () => randomBytes(5001);
const within = (bytes: Uint8Array) => Buffer.concat([noise(), bytes, noise()]);

describe('the search for planted words finds one', () => {
  const forms: Record<string, Uint8Array> = {
    'in UTF-8': Buffer.from(latin),
    'in UTF-16': Buffer.from(latin, 'utf16le'),
    'in UTF-16, big-endian': Buffer.from(latin, 'utf16le').swap16(),
    'in an old Cyrillic encoding': cyrillic,
    'in base64': Buffer.from(Buffer.from(latin).toString('base64')),
    'in base64 of UTF-16': Buffer.from(Buffer.from(latin, 'utf16le').toString('base64')),
    'in hexadecimal': Buffer.from(Buffer.from(latin).toString('hex')),
    deflated: deflateSync(latin),
    gzipped: gzipSync(Buffer.from(latin, 'utf16le')),
    'in an entry of a ZIP': zipSync({ 'a.xml': strToU8(`${latin} ${latin}`) }),
    'in base64 of something deflated in an entry of a ZIP': Buffer.from(Buffer.from(zipSync({ a: deflateSync(latin) })).toString('base64')),
  };
  for (const [form, bytes] of Object.entries(forms)) it(form, () => expect(findPlanted(within(bytes), words)).toHaveLength(1));

  it('at the end of something cut off', () =>
    expect(findPlanted(gzipSync(`${latin} ${randomBytes(20_000).toString('hex')}`).subarray(0, 4000), words)).toEqual([words[0]]));
});

it('finds none where none is', () => expect(findPlanted(randomBytes(1_000_000), words)).toEqual([]));
