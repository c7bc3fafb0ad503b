import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sameAddress } from '../../../main/citing/address.ts';
import { readNote } from '../../../main/citing/note.ts';
import type { PlacedReference } from '../../../main/citing/types.ts';
import { recogniseWorks } from '../../../main/citing/works.ts';

const placed = (notes: readonly string[]): PlacedReference[] =>
  notes.flatMap((note, i) => readNote(note).map((reference) => ({ ...reference, mark: String(i + 1), at: i })));

/** For each work the marks that lead to it. */
function marks(...notes: string[]): string[] {
  const references = placed(notes);
  return recogniseWorks(references).works.map((work) => work.references.map((index) => references[index]?.mark).join(' '));
}

describe('footnotes lead to one work', () => {
  test.each([
    ['the same symbol with another pinpoint', ['Replies (CCPR/C/ARC/4), para 3', 'Replies (CCPR/C/ARC/4), para 9'], ['1 2']],
    ['the same symbol with a fuller title', ['List of issues (CAT/C/ARC/Q/4)', 'List of issues prior to the fourth report (CAT/C/ARC/Q/4), para 2'], ['1 2']],
    ['the same symbol with no title', ['CAT/C/ARC/Q/4, para 1', 'List of issues (CAT/C/ARC/Q/4)'], ['1 2']],
    ['the same address written in other ways', ['https://WWW.Post.example/a/', 'http://post.example/a?utm_source=x'], ['1 2']],
    ['the same title', ['Survey of ferries in the north, LANTERN, 2022', 'Survey of Ferries in the North, 2022, LANTERN'], ['1 2']],
    ['Ibid.', ['CAT/C/ARC/Q/4', 'CCPR/C/ARC/4', 'Ibid., para 3', 'Там же', 'Сол жерде, 5-тармақ'], ['1', '2 3 4 5']],
    ['a note that joins what was known by symbol and by address', ['CAT/C/ARC/Q/4', 'https://un.example/1', 'CAT/C/ARC/Q/4, https://un.example/1'], ['1 2 3']],
  ])('%s', (_, notes, works) => {
    expect(marks(...notes)).toEqual(works);
  });
});

describe('footnotes lead to several works', () => {
  test.each([
    ['other symbols', ['Concluding observations (CAT/C/ARC/CO/4)', 'Concluding observations (CCPR/C/ARC/CO/2)'], ['1', '2']],
    ['the same title by another author', ['“Annual report”, LANTERN, 2022', '“Annual report”, BEACON, 2022'], ['1', '2']],
    ['the same title of another year', ['Survey of ferries in the north, LANTERN, 2022', 'Survey of ferries in the north, LANTERN, 2023'], ['1', '2']],
    ['other documents behind one program', ['https://un.example/get?id=1', 'https://un.example/get?id=2'], ['1', '2']],
    ['a short title at two addresses', ['“Annual report”, https://a.example/1', '“Annual report”, https://b.example/2'], ['1', '2']],
  ])('%s', (_, notes, works) => {
    expect(marks(...notes)).toEqual(works);
    expect(recogniseWorks(placed(notes)).questions).toEqual([]);
  });

  test('an Ibid. with nothing before it leads nowhere', () => {
    expect(marks('Ibid.', 'CAT/C/ARC/Q/4')).toEqual(['2']);
  });

  test('an Ibid. passes over references in the text itself', () => {
    const [first, second] = placed(['CAT/C/ARC/Q/4', 'Ibid.']);
    const [link] = placed(['https://post.example/ferry']);
    if (first === undefined || second === undefined || link === undefined) throw new Error('notes were not read');
    const { works } = recogniseWorks([first, { ...link, mark: null }, second]);
    expect(works.map(({ references }) => references)).toEqual([[0, 2], [1]]);
  });
});

test('a work has the fullest title and the most precise date of its references', () => {
  const { works } = recogniseWorks(placed(['List of issues (CAT/C/ARC/Q/4), 2021', 'List of issues prior to the fourth report (CAT/C/ARC/Q/4), 3 May 2021']));
  expect(works).toMatchObject([{ title: 'List of issues prior to the fourth report', date: '2021-05-03', symbol: 'CAT/C/ARC/Q/4' }]);
});

test('the same symbol under another title is asked about and not merged', () => {
  const references = placed(['List of issues prior to the third report (CCPR/C/ARC/QPR/3)', 'Replies to the list of issues (CCPR/C/ARC/QPR/3), para 4']);
  expect(recogniseWorks(references)).toMatchObject({
    works: [{ references: [0] }, { references: [1] }],
    questions: [{ reason: 'symbol-under-two-titles', symbol: 'CCPR/C/ARC/QPR/3', one: { work: 0, reference: 0 }, other: { work: 1, reference: 1 } }],
  });
});

test('words in front of a title make another title of it', () => {
  const { works, questions } = recogniseWorks(placed(['List of issues (CAT/C/ARC/Q/4)', 'Replies to the list of issues (CAT/C/ARC/Q/4)']));
  expect(works).toHaveLength(2);
  expect(questions).toMatchObject([{ reason: 'symbol-under-two-titles' }]);
});

test('the same title under another symbol of the same body and country is asked about', () => {
  const { works, questions } = recogniseWorks(placed(['Replies to the list of issues (CCPR/C/ARC/3)', 'Replies to the list of issues (CCPR/C/ARC/QPR/3)']));
  expect(works).toHaveLength(2);
  expect(questions).toMatchObject([{ reason: 'title-under-two-symbols', one: { work: 0 }, other: { work: 1 } }]);
});

test('an address that is none, or is encoded wrongly, is compared without failing', () => {
  expect(sameAddress('not an address')).toBeNull();
  expect(sameAddress('https://post.example/%zz')).toBe('post.example/%zz');
});

const corpus = new URL('../../../../shared/corpus/', import.meta.url);

describe.skipIf(!existsSync(corpus))('on real reports', () => {
  test('footnotes 1 and 8 lead to one work', () => {
    const text = readFileSync(new URL('iccpr-submission-2025-kazakhstan.txt', corpus), 'utf8');
    const notes = [...text.matchAll(/\[(\d+): ([^\]]*?)\](?=\s|$)/gu)];
    expect(notes).toHaveLength(31);
    const references = notes.flatMap(([, mark = '', note = ''], at) => readNote(note).map((reference) => ({ ...reference, mark, at })));
    const { works, questions } = recogniseWorks(references);
    const marksOf = works.map(({ symbol, references: all }) => [symbol, ...all.map((i) => references[i]?.mark)]);
    expect(marksOf).toContainEqual(['CCPR/C/KAZ/3', '1', '8']);
    expect(questions.map(({ reason }) => reason)).toContain('symbol-under-two-titles');
  });

  test('the Ibid. of footnote 28 leads to the work of 27', () => {
    const text = readFileSync(new URL('cat-submission-2023-03-kazakhstan.txt', corpus), 'utf8');
    const notes = [...text.matchAll(/^<sup>(\d+)<\/sup> (.*)$/gmu)].map(
      ([, mark = '', note = '']) => [mark, note.replace(/\[[^\]]*\]\(([^)]*)\)/gu, '$1')] as const,
    );
    expect(notes).toHaveLength(28);
    const references = notes.flatMap(([mark, note], at) => readNote(note).map((reference) => ({ ...reference, mark, at })));
    const work = recogniseWorks(references).works.find((candidate) => candidate.references.some((i) => references[i]?.mark === '28'));
    expect(work?.references.map((i) => references[i]?.mark)).toContain('27');
  });
});

test('a brief of six hundred notes is sorted out in a moment', () => {
  const references = placed(
    Array.from({ length: 600 }, (_, i) => `Survey of pier ${i} in the northern harbour, LANTERN, ${2000 + (i % 20)}. URL: https://lantern.example/${i % 400}`),
  );
  const begin = performance.now();
  expect(recogniseWorks(references).works).toHaveLength(400);
  expect(performance.now() - begin).toBeLessThan(2000);
});
