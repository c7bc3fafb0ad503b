import type { ComposeInput } from '../../main/citing/compose.ts';
import { composeBrief } from '../../main/citing/compose.ts';
import type { BibliographyEntry, ComposedBrief } from '../../main/citing/types.ts';
import type { Footnote, Link, Paragraph } from '../../shared/model/text.ts';

/** Words that stand only in sealed and anonymised sources of the fixture; no export may hold one of them. */
export const plantedWords = [
  'Zvezdara-47',
  'Мария Тайная',
  'Qupiyakent',
  'sealed-remark',
  'sealed-pinpoint',
  'Orlan Nameless',
  'anon-pinpoint',
  'https://sealed.example/x',
];

type Line = { kind?: Paragraph['kind']; number?: string; level?: number; text: string; notes?: readonly { mark: string; after: string }[] };

/** A text with paragraphs out of lines; `after` says behind which words a footnote's mark stands. */
export function drafted(lines: readonly Line[], noteTexts: Readonly<Record<string, string>>): Pick<ComposeInput, 'text' | 'paragraphs' | 'footnotes'> {
  let text = '';
  const paragraphs: Paragraph[] = [];
  const at: Record<string, number> = {};
  const add = (line: Line) => {
    if (text !== '') text += '\n';
    const start = text.length;
    text += line.text;
    for (const { mark, after } of line.notes ?? []) at[mark] = start + line.text.indexOf(after) + after.length;
    paragraphs.push({
      ordinal: paragraphs.length + 1,
      number: line.number ?? null,
      kind: line.kind ?? 'body',
      level: line.level ?? null,
      page: null,
      headingPath: [],
      start,
      end: text.length,
    });
  };
  lines.forEach(add);
  const footnotes = Object.entries(noteTexts).map(([mark, words]): Footnote => {
    add({ kind: 'note', text: words });
    return { mark, text: words, at: at[mark] ?? null, start: text.length - words.length, end: text.length };
  });
  return { text, paragraphs, footnotes };
}

export function work(id: string, more: Partial<BibliographyEntry>): BibliographyEntry {
  return { id, kind: 'source', title: id, authors: [], date: null, symbol: null, address: null, language: 'en', confidentiality: 'public', ...more };
}

export function linkTo(text: string, words: string, target: string | null): Link {
  const start = text.indexOf(words);
  return { text: words, target, start, end: start + words.length };
}

const lines: readonly Line[] = [
  { kind: 'heading', level: 1, text: 'The harbour of Verdania' },
  { kind: 'heading', level: 2, text: 'Access to the quays' },
  {
    number: '1',
    text: 'The quays were closed to the dockers’ union on 3 May 2031. No order was shown to anyone, neither then nor in the weeks that followed, although the union asked for it in writing three times.',
    notes: [{ mark: '1', after: '3 May 2031.' }],
  },
  {
    number: '2',
    text: 'The Harbour Office said that “the closure protects the public order”. It gave no date for its end.',
    notes: [{ mark: '2', after: 'order”.' }],
  },
  { kind: 'quotation', text: '“Any closure of a public quay must be necessary, proportionate and open to appeal.”' },
  { kind: 'attribution', text: 'Verdanian Ombudsperson' },
  { number: '2', text: 'Қайық айлағындағы тыйым туралы шешім жарияланған жоқ. Решение о запрете не опубликовано, хотя закон этого требует.' },
  { kind: 'list-item', number: 'a', text: 'Forty-one dockers were sent away on the first day;' },
  { kind: 'list-item', text: 'the gates stayed shut until 9 June' },
  { kind: 'table-row', text: 'Gate | Closed | Opened' },
  { kind: 'heading', level: 2, text: 'Recommendations' },
  { number: '3', text: 'Publish the order (see the register) and say how it can be appealed.' },
];

export const harbourInput: ComposeInput = (() => {
  const draft = drafted(lines, { '1': 'Harbour Gazette, “Gates shut”, 4 May 2031, p. 2.', '2': 'Ibid., p. 3.', '9': 'A note whose mark was lost.' });
  const span = (id: string, words: string, paragraph: string | null, state: string) => {
    const start = draft.text.indexOf(words);
    return { id, start, end: start + words.length, text: words, paragraph, state };
  };
  const plain = { quote: null, page: null, paragraph: null, pinpoint: null, signal: null, note: null, from: null } as const;
  return {
    title: 'The harbour of Verdania',
    language: 'en',
    ...draft,
    links: [
      linkTo(draft.text, 'the register', 'https://register.example/orders?year=2031&kind=closure'),
      linkTo(draft.text, 'Forty-one dockers', 'https://sealed.example/x'),
    ],
    claims: [
      span('c-000000000001', 'The quays were closed to the dockers’ union on 3 May 2031.', '1', 'linked'),
      span('c-000000000002', 'It gave no date for its end.', '2', 'confirmed'),
      span('c-000000000003', 'Решение о запрете не опубликовано, хотя закон этого требует.', '2', 'linked'),
      span('c-000000000004', 'Forty-one dockers were sent away on the first day;', null, 'quote-mismatch'),
    ],
    citations: [
      { id: 't-000000000001', claimId: 'c-000000000001', sourceId: 's-000000000001', ...plain, from: '1' },
      {
        id: 't-000000000002',
        claimId: 'c-000000000001',
        sourceId: 's-000000000002',
        ...plain,
        quote: 'closed until further notice',
        paragraph: '57',
        signal: 'see',
      },
      { id: 't-000000000003', claimId: 'c-000000000001', sourceId: 's-000000000003', ...plain, quote: 'Бұйрық жарияланбаған', page: 3, signal: 'see also' },
      {
        id: 't-000000000004',
        claimId: 'c-000000000002',
        sourceId: 's-000000000004',
        ...plain,
        quote: 'Zvezdara-47 told me',
        pinpoint: 'sealed-pinpoint',
        note: 'sealed-remark',
        signal: 'see',
      },
      {
        id: 't-000000000005',
        claimId: 'c-000000000003',
        sourceId: 's-000000000005',
        ...plain,
        quote: 'they pushed us off the quay',
        pinpoint: 'anon-pinpoint',
        note: 'sealed-remark',
      },
      { id: 't-000000000006', claimId: 'c-000000000004', sourceId: 's-000000000006', ...plain, quote: '=SUM(A1:A9) dockers' },
    ],
    sources: new Map(
      [
        work('s-000000000001', { kind: 'media', title: 'Gates shut', authors: ['Harbour Gazette'], date: '2031-05-04' }),
        work('s-000000000002', {
          title: 'Replies of Verdania',
          symbol: 'VRD/C/3',
          date: '2031-07',
          address: 'https://docs.example/vrd?x=1&y=2',
          authors: ['Harbour Office'],
        }),
        work('s-000000000003', { title: 'Айлақ туралы баяндама', authors: ['Құқық бюросы'], date: '2032', language: 'kk' }),
        work('s-000000000004', {
          kind: 'testimony',
          title: 'Мария Тайная of Qupiyakent',
          authors: ['Zvezdara-47'],
          address: 'https://sealed.example/x',
          confidentiality: 'sealed',
        }),
        work('s-000000000005', { kind: 'testimony', title: 'Orlan Nameless speaks', authors: ['Orlan Nameless'], confidentiality: 'anonymised' }),
        work('s-000000000006', { kind: 'media', title: '</script><b>=cmd()\u202egnp.exe\u0000\u0008', authors: ['@Ёж & Co'], language: 'ru' }),
      ].map((entry) => [entry.id, entry]),
    ),
  };
})();

export const harbourBrief = (): ComposedBrief => composeBrief(harbourInput);
