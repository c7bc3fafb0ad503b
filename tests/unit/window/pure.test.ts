import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../renderer/components/Marked.tsx';
import { segmentsOf } from '../../../renderer/components/segments.ts';
import { inGroups } from '../../../renderer/dropped.ts';
import { groupsOf } from '../../../renderer/features/archive/Fingerprint.tsx';
import { fits } from '../../../renderer/features/archive/KeyLabel.tsx';
import { difference } from '../../../renderer/features/briefs/difference.ts';
import { wordsIn } from '../../../renderer/features/briefs/Suggested.tsx';
import { nextNeedy, stepFrom } from '../../../renderer/features/briefs/states.ts';
import { placesOf } from '../../../renderer/features/reader/hits.ts';
import { grouped } from '../../../renderer/features/search/grouped.ts';
import { strengthOf } from '../../../renderer/features/unlock/strength.ts';
import { Refusal, type RefusalCode, refusals } from '../../../shared/contract/errors.ts';
import type { Hit } from '../../../shared/contract/search.ts';
import type { Claim } from '../../../shared/model/brief.ts';

const hit = (over: Partial<Hit>): Hit =>
  ({
    sourceId: 's-000000000001',
    title: 'A',
    score: 1,
    snippet: '',
    marks: [],
    page: null,
    paragraph: null,
    note: null,
    ordinal: 1,
    headingPath: [],
    start: 0,
    end: 0,
    ...over,
  }) as Hit;
const claim = (id: string, state: Claim['state']): Claim => ({ id, state }) as Claim;

describe('marked text', () => {
  it('keeps every letter, whatever the marks', () => {
    const pieces = piecesOf('abcdef', [
      { start: 3, end: 99 },
      { start: 1, end: 4 },
      { start: 4, end: 4 },
    ]);
    expect(pieces.map((p) => p.text).join('')).toBe('abcdef');
    expect(
      pieces
        .filter((p) => p.marked)
        .map((p) => p.text)
        .join(''),
    ).toBe('bcdef');
  });
  it('cuts overlapping spans into flat pieces and at every footnote mark', () => {
    const pieces = segmentsOf(
      10,
      20,
      [
        { start: 8, end: 15, value: 'a' },
        { start: 12, end: 20, value: 'b' },
      ],
      [17, 20, 40],
    );
    expect(pieces.map((p) => [p.start, p.end, p.values.join('')])).toEqual([
      [10, 12, 'a'],
      [12, 15, 'ab'],
      [15, 17, 'b'],
      [17, 20, 'b'],
    ]);
  });
  it('marks a further word of a hit only where the paragraph has it', () => {
    const paragraph = { start: 100, text: 'held at the harbour, held again' };
    const marks = [
      { start: 0, end: 4 },
      { start: 21, end: 25 },
    ];
    expect(placesOf(hit({ start: 100, end: 104, snippet: paragraph.text, marks }), paragraph)).toEqual([
      { start: 100, end: 104 },
      { start: 121, end: 125 },
    ]);
    expect(
      placesOf(
        hit({
          start: 100,
          end: 104,
          snippet: 'held … elsewhere, and held',
          marks: [
            { start: 0, end: 4 },
            { start: 22, end: 26 },
          ],
        }),
        paragraph,
      ),
    ).toEqual([{ start: 100, end: 104 }]);
  });
  it('marks the words a passage was offered for, endings aside', () => {
    const text = 'Полицейские задержали 43 человека, не 430.';
    expect(wordsIn(text, ['задержаны', '43']).map((r) => text.slice(r.start, r.end))).toEqual(['задержали', '43']);
  });
});

describe('difference of two quotations', () => {
  it('shows only the words that differ, and no difference in typography', () => {
    expect(difference('“kept for the safety of society”.', 'kept for public safety')).toEqual([
      { text: 'kept for', as: 'same' },
      { text: 'the', as: 'only-first' },
      { text: 'public', as: 'only-second' },
      { text: 'safety', as: 'same' },
      { text: 'of society”.', as: 'only-first' },
    ]);
  });
  it('ends for empty sides', () => {
    expect(difference('', '')).toEqual([]);
    expect(difference('', 'a b')).toEqual([{ text: 'a b', as: 'only-second' }]);
  });
});

describe('going through the claims', () => {
  const claims = [claim('a', 'linked'), claim('b', 'unsourced'), claim('c', 'none'), claim('d', 'cited-whole')];
  it('stops at both ends', () => {
    expect(stepFrom(claims, 'd', 1)?.id).toBe('d');
    expect(stepFrom(claims, 'a', -1)?.id).toBe('a');
    expect(stepFrom(claims, undefined, 1)?.id).toBe('a');
  });
  it('finds the next that needs something, around the end', () => {
    expect(nextNeedy(claims, 'b')?.id).toBe('d');
    expect(nextNeedy(claims, 'd')?.id).toBe('b');
    expect(nextNeedy([claim('a', 'confirmed')], 'a')).toBeUndefined();
  });
});

it('keeps sources in the order of their best hit', () => {
  const rows = grouped([
    hit({ sourceId: 's-000000000002' as Hit['sourceId'], title: 'B' }),
    hit({}),
    hit({ sourceId: 's-000000000002' as Hit['sourceId'], title: 'B' }),
  ]);
  expect(rows.map((row) => (row.as === 'source' ? row.title : row.index))).toEqual(['B', 0, 1, 'A', 2]);
});

it('groups dropped files by number and by size, a large one alone', () => {
  const files = [5, 5, 100, 5].map((size) => ({ file: { size } }));
  expect(inGroups(files, 200, 20).map((g) => g.map((f) => f.file.size))).toEqual([[5, 5], [100], [5]]);
  expect(inGroups(files, 1).length).toBe(4);
});

it('does not call repetition strong', () => {
  expect(strengthOf('')).toBe('none');
  expect(strengthOf('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).toBe('weak');
  expect(strengthOf('abcdefghijklmnopqrstuvwxyz0123456789')).toBe('weak');
  expect(strengthOf('passpasspasspasspasspasspass')).toBe('weak');
  expect(strengthOf('lantern gravel октябрь mustard twelve')).toBe('good');
});

it('reads a fingerprint in groups, and loses none of it', () => {
  expect(groupsOf('7c3f19aa0')).toBe('7c3f 19aa 0');
  expect(groupsOf('ab'.repeat(32)).replaceAll(' ', '')).toBe('ab'.repeat(32));
});

it('measures the name of a key in bytes, as the archive does', () => {
  expect(fits('x'.repeat(63))).toBe(true);
  expect(fits('x'.repeat(64))).toBe(false);
  expect(fits('Ж'.repeat(31))).toBe(true);
  expect(fits('Ж'.repeat(32))).toBe(false);
  expect(fits('  ')).toBe(false);
});

describe('words', () => {
  it('explains each reason for which a key or an erasing is refused', async () => {
    const { explain } = await import('../../../renderer/explain.ts');
    const general = explain(new Refusal('wrong-input', { reason: 'unheard of' })).what;
    for (const reason of ['recovery-key', 'no-such-slot', 'no-free-slot', 'label-taken', 'last-slot', 'last-recovery-key', 'title-differs']) {
      const { what, advice } = explain(new Refusal('wrong-input', { reason }));
      expect(what, reason).not.toBe(general);
      expect(advice.length, reason).toBeGreaterThan(10);
    }
  });
  it('explains every refusal: what happened, what to do, without blame or exclamation', async () => {
    const { explain } = await import('../../../renderer/explain.ts');
    for (const code of Object.keys(refusals) as RefusalCode[]) {
      const { what, advice } = explain(new Refusal(code, {} as never));
      expect(what.length, code).toBeGreaterThan(10);
      expect(advice.length, code).toBeGreaterThan(5);
      expect(`${what}${advice}`, code).not.toMatch(/!|you (did|have|made) /i);
    }
  });
  it('writes dates as far as they are known, and leaves what is no date', async () => {
    const { sayDate } = await import('../../../renderer/words.ts');
    expect(sayDate('2024')).toBe('2024');
    expect(sayDate('2024-03')).toBe('Mar 2024');
    expect(sayDate('2024-03-14')).toBe('14 Mar 2024');
    expect(sayDate('spring')).toBe('spring');
  });
});
