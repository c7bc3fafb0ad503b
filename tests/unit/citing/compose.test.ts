import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComposeInput, composeBrief } from '../../../main/citing/compose.ts';
import { drafted, harbourBrief, harbourInput, plantedWords, work } from '../../support/harbour-brief.ts';

const plain = { quote: null, page: null, paragraph: null, pinpoint: null, signal: null, note: null, from: null } as const;

/** A brief of one paragraph; `claims` are words of it, `linked` the sources linked to them in turn. */
function brief(
  sentences: string,
  notes: Parameters<typeof drafted>[1],
  marks: { mark: string; after: string }[],
  linked: readonly [string, string][],
  more: Partial<ComposeInput> = {},
) {
  const draft = drafted([{ text: sentences, notes: marks }], notes);
  const words = [...new Set(linked.map(([claim]) => claim))];
  return composeBrief({
    title: 'A brief',
    language: 'en',
    ...draft,
    links: [],
    claims: words.map((text, i) => ({
      id: `c${i}`,
      start: draft.text.indexOf(text),
      end: draft.text.indexOf(text) + text.length,
      text,
      paragraph: null,
      state: 'linked',
    })),
    citations: linked.map(([claim, source], i) => ({ id: `t${i}`, claimId: `c${words.indexOf(claim)}`, sourceId: source, ...plain })),
    sources: new Map(linked.map(([, source]) => [source, work(source, {})])),
    ...more,
  });
}

test('imported and linked notes are numbered in one order, without gaps', () => {
  const { notes, text } = harbourBrief();
  expect(notes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(notes.map(({ mark }) => mark)).toEqual(['1', null, '2', null, null, null]);
  expect(notes.map(({ at }) => text.slice(at - 6, at))).toEqual([' 2031.', ' 2031.', 'rder”.', 's end.', 'ебует.', 't day;']);
});

test('imported footnotes keep their words and their place', () => {
  const { notes } = harbourBrief();
  const [first] = harbourInput.footnotes;
  expect(notes[0]).toMatchObject({ text: first?.text, at: first?.at });
});

test('a linked note stands after the closing punctuation and after marks already there', () => {
  const { notes, text } = brief('He said “we left”. [x] More.', { '1': 'Old.' }, [{ mark: '1', after: 'left”. ' }], [['He said “we left', 'New']]);
  expect(notes.map(({ at, mark }) => [text.slice(0, at), mark])).toEqual([
    ['He said “we left”. ', '1'],
    ['He said “we left”. ', null],
  ]);
});

test('several citations of one claim share one footnote', () => {
  const { notes } = brief(
    'One thing. Another.',
    {},
    [],
    [
      ['One thing.', 'Alpha'],
      ['Another.', 'Beta'],
      ['One thing.', 'Gamma'],
    ],
  );
  expect(notes.map(({ text }) => text)).toEqual(['Alpha; Gamma.', 'Beta.']);
  expect(notes.map(({ citations }) => citations)).toEqual([['t0', 't2'], ['t1']]);
});

test('"Ibid." says which note it means when a new note comes between, and keeps its words', () => {
  const marks = [
    { mark: '1', after: 'First.' },
    { mark: '2', after: 'Second.' },
  ];
  const notes = { '1': 'Old work.', '2': 'Ibid., p. 4.' };
  expect(brief('First. Second.', notes, marks, [['First.', 'New']]).notes.map(({ text }) => text)).toEqual(['Old work.', 'New.', 'Ibid. [note 1], p. 4.']);
  expect(brief('First. Second.', notes, marks, [['Second.', 'New']]).notes.map(({ text }) => text)).toEqual(['Old work.', 'Ibid., p. 4.', 'New.']);
});

test.each([
  ['Там же, с. 5.', 'Там же [note 1], с. 5.'],
  ['Сол жерде.', 'Сол жерде. [note 1]'],
  ['See ibid.', 'See ibid. [note 1]'],
  ['Id. at 5.', 'Id. [note 1] at 5.'],
  ['Idle ships, 2030.', 'Idle ships, 2030.'],
  ['ID register, 2030.', 'ID register, 2030.'],
  ['Сонда да, 2030.', 'Сонда да, 2030.'],
])('back references are known in the three languages: %s', (words, printed) => {
  const marks = [
    { mark: '1', after: 'First.' },
    { mark: '2', after: 'Second.' },
  ];
  expect(brief('First. Second.', { '1': 'Old.', '2': words }, marks, [['First.', 'New']]).notes[2]?.text).toBe(printed);
});

test('"Ibid." after a note without a place points at that note', () => {
  const { notes } = brief(
    'First. Second.',
    { '1': 'Old.', '2': 'Lost.', '3': 'Ibid.' },
    [
      { mark: '1', after: 'First.' },
      { mark: '3', after: 'Second.' },
    ],
    [],
  );
  expect(notes.map(({ text }) => text)).toEqual(['Old.', 'Ibid. [note “2” at the end]']);
});

test('a note that names another by its old number says the new one', () => {
  const marks = [
    { mark: '1', after: 'First.' },
    { mark: '2', after: 'Second.' },
    { mark: '3', after: 'Third.' },
  ];
  const { notes } = brief('First. Second. Third.', { '1': 'Old.', '2': 'Other, note 1.', '3': 'Supra note 2, p. 7; supra note 1.' }, marks, [
    ['First.', 'New'],
  ]);
  expect(notes.map(({ text }) => text)).toEqual(['Old.', 'New.', 'Other, note 1.', 'Supra note 2 [now note 3], p. 7; supra note 1.']);
});

test('a footnote whose mark was found nowhere is kept', () => {
  expect(harbourBrief().unplaced).toEqual([{ mark: '9', text: 'A note whose mark was lost.', citations: [] }]);
});

test('sealed and anonymised sources are in the bibliography only as a number', () => {
  const { bibliography, onFile } = harbourBrief();
  expect(onFile).toBe(2);
  expect(bibliography.map(({ title }) => title)).toEqual(['</script><b>=cmd()gnp.exe', 'Gates shut', 'Replies of Verdania', 'Айлақ туралы баяндама']);
});

test('nothing of a sealed source and no name of an anonymised one is in the composed brief', () => {
  const composed = JSON.stringify(harbourBrief());
  for (const words of plantedWords) expect(composed).not.toContain(words);
  expect(composed).not.toContain('s-0000');
});

test('an imported footnote that names what was sealed since is written anew', () => {
  const sealed = harbourInput.sources.get('s-000000000001');
  if (!sealed) throw new Error('the fixture has changed');
  const composed = composeBrief({ ...harbourInput, sources: new Map([...harbourInput.sources, [sealed.id, { ...sealed, confidentiality: 'sealed' }]]) });
  expect(composed.notes[0]).toMatchObject({ mark: '1', text: 'On file with the authors.' });
  expect(JSON.stringify(composed)).not.toContain('Gates shut');
});

test('an address of a sealed source does not stay behind a link', () => {
  expect(harbourBrief().links.map(({ target }) => target)).toEqual(['https://register.example/orders?year=2031&kind=closure', null]);
});

test('a citation of a source that was not given is refused', () => {
  expect(() => composeBrief({ ...harbourInput, sources: new Map() })).toThrow(RangeError);
});

test('each footnote and each linked claim is printed exactly once, whatever their places', () => {
  const place = fc.record({ at: fc.option(fc.nat(80)), claim: fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })) });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 12 }), (places) => {
      const draft = drafted([{ text: 'One. Two “three”. Four, five; six. Seven eight nine.' }, { text: 'Ten 😀😀. Eleven.' }], {});
      const composed = composeBrief({
        title: '',
        language: null,
        ...draft,
        links: [],
        footnotes: places.map(({ at }, i) => ({ mark: String(i), text: `Note ${i}.`, at, start: 1000, end: 1001 })),
        claims: places.map(({ claim: [start, length] }, i) => ({
          id: `c${i}`,
          start,
          end: Math.min(start + length, draft.text.length),
          text: '',
          paragraph: null,
          state: 'none',
        })),
        citations: places.map((_, i) => ({ id: `t${i}`, claimId: `c${i}`, sourceId: 's', ...plain })),
        sources: new Map([['s', work('s', {})]]),
      });
      expect(composed.notes.length + composed.unplaced.length).toBe(2 * places.length);
      for (const { at } of composed.notes) expect(composed.paragraphs.filter(({ start, end }) => start <= at && at <= end)).toHaveLength(1);
      expect(composed.notes.map(({ number }) => number)).toEqual(composed.notes.map((_, i) => i + 1));
    }),
    { numRuns: 200 },
  );
});
