import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CitedPassage, type Dismissal, findingsOf, stateOf } from '../../../main/archive/checker/findings.ts';
import type { ClaimKind } from '../../../shared/model/brief.ts';
import { citationId } from '../../../shared/model/ids.ts';
import { sentences } from '../../../shared/model/sentences.ts';

const id = citationId.parse('t-0123456789ab');
const passage = (quote: string | null, more: Partial<CitedPassage> = {}): CitedPassage => ({
  citationId: id,
  quote,
  context: quote ?? '',
  sourceHere: true,
  sourceTitle: 'Ferry notice',
  sourceDate: null,
  sourceSymbol: null,
  ...more,
});
const unseen = passage(null, { sourceHere: false });

function check(
  text: string,
  citations: readonly CitedPassage[],
  { kind = 'fact', confirmed = false, dismissals = [] }: { kind?: ClaimKind; confirmed?: boolean; dismissals?: Dismissal[] } = {},
) {
  const findings = findingsOf({ text, kind, confirmed }, citations, dismissals);
  return { state: stateOf(kind, findings), findings };
}

test.each(['fact', 'law', 'reported-statement', 'own-documentation', 'absence'] as const)('%s without a citation has no source yet', (kind) => {
  expect(check('41 boats sank.', [], { kind })).toEqual({ state: 'unsourced', findings: [{ code: 'unsourced', detail: 'No source yet' }] });
});

test.each(['argument', 'recommendation', 'introduction'] as const)('%s needs no source', (kind) => {
  expect(check('41 boats sank.', [], { kind })).toEqual({ state: 'none', findings: [] });
});

test('a linked passage with nothing against it is linked, and no more is said', () => {
  expect(check('41 boats sank.', [passage('41 boats sank.')])).toEqual({
    state: 'linked',
    findings: [{ code: 'linked', detail: 'Linked; nothing found against it' }],
  });
});

test('a year taken from the source’s date is said beside it', () => {
  expect(check('In 2024 it was closed.', [passage('On February 11 it was closed.', { sourceDate: '2024-04' })]).findings).toEqual([
    { code: 'linked', detail: "Linked; nothing found against it (2024 from the source's date)" },
  ]);
});

test('a figure that is not there is named', () => {
  expect(check('In 2024 it was closed.', [passage('It was closed.')])).toEqual({
    state: 'figure-not-found',
    findings: [{ code: 'figure-not-found', detail: 'Not in the linked passage: 2024', looked: '2024', citation: id }],
  });
});

test('with several passages, a figure that stands in none of them is laid at no one’s door', () => {
  const { findings } = check('In 2024 it was closed.', [passage('It was closed.'), passage('It stayed closed.')]);
  expect(findings).toEqual([{ code: 'figure-not-found', detail: 'Not in the linked passage: 2024', looked: '2024' }]);
});

test('a figure just outside the quote, in its paragraph, is found', () => {
  expect(check('In 2024 it was closed.', [passage('It was closed.', { context: 'In 2024 there was a storm. It was closed.' })]).state).toBe('linked');
});

test('a quotation that is not there is named with its nearest words', () => {
  expect(check('He said: “no ferry can leave the pier”.', [passage('no ferry may leave the pier')])).toEqual({
    state: 'quote-mismatch',
    findings: [
      {
        code: 'quote-mismatch',
        detail: 'Not word for word in the linked passage: “can”, there “may”',
        looked: 'no ferry can leave the pier',
        nearest: 'no ferry may leave the pier',
        citation: id,
      },
    ],
  });
});

test('a work that is not here is cited unseen, a source without passage is cited whole', () => {
  expect(check('41 boats sank.', [unseen])).toMatchObject({ state: 'cited-unseen', findings: [{ code: 'cited-unseen', citation: id }] });
  expect(check('41 boats sank.', [passage(null)])).toMatchObject({ state: 'cited-whole', findings: [{ code: 'cited-whole', citation: id }] });
});

test('a quote of a source that is no longer here is cited unseen', () => {
  expect(check('41 boats sank.', [passage('41 boats sank.', { sourceHere: false, context: '' })]).state).toBe('cited-unseen');
});

test('findings come most serious first, and the most serious is the state', () => {
  const { state, findings } = check('In 2024 he said: “no ferry can leave the pier”.', [passage(null), unseen, passage('no ferry may leave the pier')]);
  expect(findings.map(({ code }) => code)).toEqual(['quote-mismatch', 'figure-not-found', 'cited-unseen', 'cited-whole']);
  expect(state).toBe('quote-mismatch');
});

describe('a person’s word', () => {
  test('confirms where nothing else was found', () => {
    expect(check('41 boats sank.', [passage('41 boats sank.')], { confirmed: true })).toMatchObject({ state: 'confirmed', findings: [{ code: 'confirmed' }] });
  });

  test('does not outweigh a figure that is not there', () => {
    expect(check('41 boats sank.', [passage('14 boats sank.')], { confirmed: true }).state).toBe('figure-not-found');
  });

  test('dismisses a finding, which stays listed and no longer counts', () => {
    const dismissals: Dismissal[] = [{ code: 'figure-not-found', looked: '41', reason: 'in the annex' }];
    expect(check('41 boats sank.', [passage('Boats sank.')], { dismissals })).toMatchObject({
      state: 'linked',
      findings: [{ code: 'figure-not-found', dismissed: 'in the annex' }, { code: 'linked' }],
    });
  });

  test('dismisses only what it was said of', () => {
    const dismissals: Dismissal[] = [{ code: 'figure-not-found', looked: '41', reason: 'in the annex' }];
    expect(check('41 boats and 12 rafts sank.', [passage('Boats sank.')], { dismissals }).state).toBe('figure-not-found');
  });

  test('dismisses that there is no source', () => {
    expect(check('Water is wet.', [], { dismissals: [{ code: 'unsourced', reason: 'common knowledge' }] }).state).toBe('none');
  });
});

test('nothing is looked for in a claim that has no passage yet', () => {
  expect(check('In 2024 he said: “no ferry can leave the pier”.', [unseen]).findings.map(({ code }) => code)).toEqual(['cited-unseen']);
});

const corpus = new URL('../../../../shared/corpus/', import.meta.url);

describe.skipIf(!existsSync(corpus))('on real reports', () => {
  test('nothing is found against a sentence in its own paragraph', () => {
    const files = readdirSync(corpus).filter((name) => /^(?!README).*\.txt$/u.test(name));
    expect(files).toHaveLength(5);
    const against: string[] = [];
    for (const name of files) {
      for (const line of readFileSync(new URL(name, corpus), 'utf8').split('\n')) {
        for (const { start, end } of sentences(line, 'en')) {
          const [first] = findingsOf({ text: line.slice(start, end), kind: 'fact', confirmed: false }, [passage(line.slice(start, end), { context: line })]);
          if (first?.code !== 'linked') against.push(`${name}: ${first?.code}`);
        }
      }
    }
    expect(against).toEqual([]);
  });
});
