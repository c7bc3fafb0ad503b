import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordsAsBytes } from '../../../main/search/words-as-bytes.ts';

it('words as bytes are what encoding them joined by spaces gives', () => {
  const words = new WordsAsBytes();
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constant('ұ'.repeat(9000))), { maxLength: 8 }), (list) => {
      words.clear();
      for (const word of list) words.add(word);
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(words.bytes)).toBe(list.join(' '));
    }),
  );
});
