import { createHash } from 'node:crypto';

/** A bag's files by their path inside the bag, with "/" (RFC 8493). */
export type BagFiles = ReadonlyMap<string, Uint8Array>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** RFC 8493, 2.1.3: a line feed, a carriage return and "%" in a path are percent-encoded. */
const encoded = (path: string): string => path.replace(/[%\r\n]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
const decoded = (path: string): string => path.replace(/%(25|0D|0A)/giu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const manifest = (files: BagFiles): Uint8Array =>
  text(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => `${sha256(bytes)}  ${encoded(path)}\n`)
      .join(''),
  );

/** Packs a payload as a bag: declaration, manifest of the payload, manifest of the tag files. Says nothing of who made it or when. */
export function makeBag(payload: BagFiles): Map<string, Uint8Array> {
  const bag = new Map([...payload].map(([path, bytes]) => [`data/${path}`, bytes]));
  const tags = new Map([
    ['bagit.txt', text('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['manifest-sha256.txt', manifest(bag)],
  ]);
  for (const [path, bytes] of tags) bag.set(path, bytes);
  bag.set('tagmanifest-sha256.txt', manifest(tags));
  return bag;
}

/** What is wrong with a bag: each file that was changed, is missing, or is in no manifest. Empty when it is whole. */
export function checkBag(bag: BagFiles): string[] {
  const wrong: string[] = [];
  const named = new Set<string>(['tagmanifest-sha256.txt']);
  if (!bag.has('bagit.txt')) wrong.push('bagit.txt: missing');
  for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const content = bag.get(name);
    if (!content) {
      wrong.push(`${name}: missing`);
      continue;
    }
    for (const line of new TextDecoder().decode(content).split(/\r?\n/u).filter(Boolean)) {
      const [, hash, path] = /^([0-9a-f]{64})\s+(.+)$/iu.exec(line) ?? [];
      if (!hash || !path) {
        wrong.push(`${name}: a line that is no manifest line`);
        continue;
      }
      const file = decoded(path);
      named.add(file);
      const bytes = bag.get(file);
      if (!bytes) wrong.push(`${file}: missing`);
      else if (sha256(bytes) !== hash.toLowerCase()) wrong.push(`${file}: changed`);
    }
  }
  for (const path of bag.keys()) if (!named.has(path)) wrong.push(`${path}: in no manifest`);
  return wrong;
}
