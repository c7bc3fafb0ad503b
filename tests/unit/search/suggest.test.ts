import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestPassage, suggest } from '../../../main/search/suggest.ts';
import { emptyIndex, indexedText } from '../../support/full-text.ts';

const filler = Array.from(
  { length: 30 },
  (_, i) => `In ${1990 + i} the committee of the region looked at reports on housing, roads and water, and found them good.`,
);

function filled() {
  const { index } = emptyIndex();
  index.add(indexedText(1, 'en', [...filler, 'The regional site Orlandi.kz was blocked in 2021 by order of the ministry.', 'Orlandi.kz']));
  index.add(
    indexedText(2, 'ru', ['Дороги и вода обсуждались.', 'Суд в Шымкенте отклонил жалобу Жанар Ахметовой 14 мая.', 'Сайт orlandi.kz закрыт в 2021 году.']),
  );
  index.add(indexedText(3, 'kk', ['Шымкент қаласында Жанар Ахметованың шағымы қаралды.']));
  return index;
}

const claim = { text: 'The ministry blocked access to Orlandi.kz in 2021.', language: 'en' as const };

describe('suggestions', () => {
  it('put the passage that shares most first and say what it shares', () => {
    const [first] = suggest(filled(), claim, { excludeKeys: [], limit: 5 });
    expect(first).toMatchObject({ key: 1, ordinal: 31 });
    expect(first?.because[0]).toBe('Orlandi.kz');
    expect(first?.because).toEqual(expect.arrayContaining(['ministry', 'blocked', '2021']));
    expect(first?.because).not.toContain('the');
  });

  it('reach another language through an address and a number', () => {
    const offers = suggest(filled(), claim, { excludeKeys: [1], limit: 5 });
    expect(offers[0]).toMatchObject({ key: 2, ordinal: 3, because: ['Orlandi.kz', '2021'] });
  });

  it('reach another script through a name, in its inflected forms', () => {
    const offers = suggest(filled(), { text: 'In Shymkent the complaint of Zhanar Akhmetova was refused.', language: 'en' }, { excludeKeys: [], limit: 2 });
    expect(offers.map((o) => o.key).sort()).toEqual([2, 3]);
    expect(offers[0]?.because).toEqual(expect.arrayContaining(['Shymkent', 'Zhanar', 'Akhmetova']));
    const back = suggest(filled(), { text: 'Жалоба, которую подала Жанар Ахметова в Шымкенте.', language: 'ru' }, { excludeKeys: [2], limit: 1 });
    expect(back[0]).toMatchObject({ key: 3 });
  });

  it('put what a document says before the title of a work in a note that shares as much', () => {
    const { index } = emptyIndex();
    const text = indexedText(1, 'en', [
      'Ministry of Water: “Blocked wells of 2021”, 2021, Orlandi.kz',
      'In 2021 the ministry blocked the site of the town.',
      ...filler,
    ]);
    index.add({ ...text, paragraphs: text.paragraphs.map((p, i) => ({ ...p, kind: i === 0 ? 'note' : 'body' })) });
    expect(suggest(index, { text: 'The ministry blocked it in 2021.', language: 'en' }, { excludeKeys: [], limit: 1 })[0]).toMatchObject({ ordinal: 2 });
  });

  it('keep to the limit and leave out what is excluded', () => {
    expect(suggest(filled(), claim, { excludeKeys: [], limit: 1 })).toHaveLength(1);
    expect(suggest(filled(), claim, { excludeKeys: [1, 2, 3], limit: 5 })).toEqual([]);
    expect(suggest(filled(), { text: 'of the and', language: 'en' }, { excludeKeys: [], limit: 5 })).toEqual([]);
  });
});

describe('the best passage of a paragraph', () => {
  const best = (paragraph: string, about = claim) => {
    const { start, end } = bestPassage(about, paragraph, 'en');
    return paragraph.slice(start, end);
  };

  it('is the sentence that shares most', () => {
    expect(best('Roads were built. The site Orlandi.kz was blocked by the ministry in 2021. Nobody was told. Water flows.')).toBe(
      'The site Orlandi.kz was blocked by the ministry in 2021.',
    );
  });

  it('takes a neighbour with it that says the other half', () => {
    expect(best('Roads were built. It blocked Orlandi.kz. The ministry gave access back in 2021. Water flows.')).toBe(
      'It blocked Orlandi.kz. The ministry gave access back in 2021.',
    );
  });

  it('is the whole paragraph when nothing is shared', () => {
    expect(best('Roads were built. Water flows.')).toBe('Roads were built. Water flows.');
  });
});

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const files = [
  'iccpr-submission-2025',
  'cat-submission-2023-03',
  'ilga-europe-annual-review-2023',
  'ilga-europe-annual-review-2025',
  'ilga-europe-statement-2024-04',
];

describe.skipIf(!existsSync(corpus))('suggestions on real reports', () => {
  it('find the statement on the blocked site without the report that the claim comes from', () => {
    const { index } = emptyIndex();
    const paragraphs = files.map((name) =>
      readFileSync(new URL(`${name}-kazakhstan.txt`, corpus), 'utf8')
        .split(/\n\s*\n/)
        .map((p) => p.replace(/\s+/g, ' ').trim()),
    );
    paragraphs.forEach((p, i) => {
      index.add(indexedText(i + 1, 'en', p));
    });
    const offers = suggest(
      index,
      { text: 'Access to the platform Selftanu.kz was restricted in 2024 without prior notice.', language: 'en' },
      { excludeKeys: [1], limit: 3 },
    );
    const passage = offers.find((o) => o.key === 5 && /selftanu\.kz/i.test(paragraphs[4]?.[o.ordinal - 1] ?? ''));
    expect(passage?.because[0]).toBe('Selftanu.kz');
  });
});
