import { describe, expect, it } from 'vitest';
import { checkBag, makeBag } from '../../../main/bundle/bag.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const bag = () =>
  makeBag(
    new Map([
      ['brief.md', bytes('one')],
      ['exhibits/Құжат 100%.txt', bytes('two')],
    ]),
  );

describe('a bag', () => {
  it('is whole as it was made', () => {
    expect(checkBag(bag())).toEqual([]);
  });
  it('names a file that was changed', () => {
    expect(checkBag(bag().set('data/brief.md', bytes('onf')))).toEqual(['data/brief.md: changed']);
  });
  it('names a file that is missing', () => {
    const missing = bag();
    missing.delete('data/exhibits/Құжат 100%.txt');
    expect(checkBag(missing)).toEqual(['data/exhibits/Құжат 100%.txt: missing']);
  });
  it('names a file that was added', () => {
    expect(checkBag(bag().set('data/extra.txt', bytes('three')))).toEqual(['data/extra.txt: in no manifest']);
  });
  it('finds a changed manifest by the manifest of tag files', () => {
    expect(checkBag(bag().set('manifest-sha256.txt', bytes('')))).toContain('manifest-sha256.txt: changed');
  });
});
