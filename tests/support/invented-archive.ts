import type { ClaimKind } from '../../shared/model/brief.ts';
import type { Confidentiality, SourceKind } from '../../shared/model/source.ts';
import type { Footnote, Language, Link, PageStart, Paragraph, ParagraphKind } from '../../shared/model/text.ts';

/** A small archive of an invented country, for the window's tests. */
export interface InventedParagraph {
  readonly text: string;
  readonly number?: string;
  readonly kind?: ParagraphKind;
  readonly level?: number;
  readonly page?: number;
  /** Footnotes: the words they follow, their mark, their own words. */
  readonly notes?: readonly (readonly [after: string, mark: string, text: string])[];
}

export interface InventedSource {
  readonly title: string;
  readonly kind: SourceKind;
  readonly language: Language;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly date: string | null;
  readonly symbol?: string;
  readonly address?: string;
  readonly confidentiality?: Confidentiality;
  /** Empty: the work is cited and missing. */
  readonly paragraphs: readonly InventedParagraph[];
}

export const inventedSources: readonly InventedSource[] = [
  {
    title: 'Annual report of the Harbour Observatory on peaceful assembly in Orvania',
    kind: 'source',
    language: 'en',
    fileName: 'observatory-2024.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    date: '2024-05',
    paragraphs: [
      { text: 'Peaceful assembly in Orvania', kind: 'heading', level: 1 },
      {
        number: '1',
        text: 'On 14 March 2024 residents of Lissa gathered at the old harbour against the closing of the fish market. Police took 43 people to three stations.',
      },
      {
        number: '2',
        text: 'None of those detained was shown a written order. Twelve were held for more than the three hours that the law allows.',
        notes: [['three hours that the law allows.', '1', 'Code of Administrative Offences of Orvania, art. 88.']],
      },
      { text: 'What officials said', kind: 'heading', level: 2 },
      { number: '3', text: 'The city administration said that such lists are kept for public order and that nobody was punished for standing in a square.' },
      { text: 'Nobody is punished for standing in a square.', kind: 'quotation' },
      { text: 'Head of the city administration', kind: 'attribution' },
      { number: '4', text: 'On 2 April 2024 the site lissa-voice.example was blocked without prior notice to its editors.' },
    ],
  },
  {
    title: 'Ответ Министерства внутренних дел на запрос о задержаниях в Лиссе',
    kind: 'source',
    language: 'ru',
    fileName: 'otvet-mvd.pdf',
    mediaType: 'application/pdf',
    date: '2024-04-22',
    symbol: 'OV/MVD/2024/117',
    paragraphs: [
      { number: '1', page: 1, text: 'Четырнадцатого марта 2024 года в отделы полиции города Лисса было доставлено 38 человек.' },
      { number: '2', page: 1, text: 'Все доставленные были отпущены в течение трёх часов после установления личности.' },
      { number: '3', page: 2, text: 'Жалоб на действия сотрудников полиции не поступало.' },
    ],
  },
  {
    title: 'Лиссадағы балық базары неге жабылды',
    kind: 'media',
    language: 'kk',
    fileName: 'bazar.html',
    mediaType: 'text/html',
    date: '2024-03-16',
    address: 'https://lissa-voice.example/2024/bazar',
    paragraphs: [
      { text: 'Лиссадағы балық базары неге жабылды', kind: 'heading', level: 1 },
      { text: 'Қала тұрғындары ескі айлақта жиналып, базардың жабылуына қарсы болды. Полиция қырықтан астам адамды ұстады.' },
      { text: 'Әкімдік өкілі қаулының жарияланғанын, бірақ тұрғындарға таратылмағанын айтты.' },
    ],
  },
  {
    title: 'Testimony of a fish seller, Lissa',
    kind: 'testimony',
    language: 'en',
    fileName: null,
    mediaType: 'text/plain',
    date: '2024-03-20',
    confidentiality: 'sealed',
    paragraphs: [{ text: 'I was put into a bus at the harbour. Nobody said why. They took my telephone and gave it back after five hours.' }],
  },
  {
    title: 'Concluding observations on the second periodic report of Orvania',
    kind: 'source',
    language: null,
    fileName: null,
    mediaType: null,
    date: '2022',
    symbol: 'CCPR/C/ORV/CO/2',
    address: 'https://documents.example/CCPR/C/ORV/CO/2',
    paragraphs: [],
  },
];

export interface InventedClaim {
  /** Stands exactly so in its paragraph. */
  readonly text: string;
  readonly kind: ClaimKind;
  /** Cited source by place in `inventedSources`, with the quoted words or null. */
  readonly cites?: readonly { readonly source: number; readonly quote: string | null; readonly from: string | null }[];
  readonly finding?: { readonly code: 'quote-mismatch' | 'figure-not-found'; readonly looked: string; readonly nearest?: string };
}

export const inventedBrief: { readonly title: string; readonly paragraphs: readonly (InventedParagraph & { readonly claims?: readonly InventedClaim[] })[] } = {
  title: 'Submission on freedom of assembly in Orvania',
  paragraphs: [
    { text: 'Submission on freedom of assembly in Orvania', kind: 'heading', level: 1 },
    { text: 'The gathering at the harbour', kind: 'heading', level: 2 },
    {
      number: '1',
      text: 'On 14 March 2024, 43 people were detained at the harbour of Lissa. The Ministry counts 40 people.',
      notes: [['harbour of Lissa.', '1', 'Harbour Observatory, Annual report, para 1.']],
      claims: [
        {
          text: 'On 14 March 2024, 43 people were detained at the harbour of Lissa.',
          kind: 'fact',
          cites: [{ source: 0, quote: 'Police took 43 people to three stations.', from: '1' }],
        },
        {
          text: 'The Ministry counts 40 people.',
          kind: 'reported-statement',
          cites: [{ source: 1, quote: 'было доставлено 38 человек', from: null }],
          finding: { code: 'figure-not-found', looked: '40' },
        },
      ],
    },
    {
      number: '2',
      text: 'Officials said that “such lists are kept for the safety of society and that nobody was punished”. No written order was shown to those detained.',
      claims: [
        {
          text: 'Officials said that “such lists are kept for the safety of society and that nobody was punished”.',
          kind: 'reported-statement',
          cites: [{ source: 0, quote: 'such lists are kept for public order and that nobody was punished for standing in a square', from: null }],
          finding: {
            code: 'quote-mismatch',
            looked: 'such lists are kept for the safety of society and that nobody was punished',
            nearest: 'such lists are kept for public order and that nobody was punished',
          },
        },
        { text: 'No written order was shown to those detained.', kind: 'fact' },
      ],
    },
    { text: 'Access to information', kind: 'heading', level: 2 },
    {
      number: '3',
      text: 'In 2024, access to an independent site was restricted without prior notice. The Committee had already asked the State in 2022 to end such blocking.',
      notes: [['end such blocking.', '2', 'CCPR/C/ORV/CO/2, para 31.']],
      claims: [
        { text: 'In 2024, access to an independent site was restricted without prior notice.', kind: 'fact' },
        {
          text: 'The Committee had already asked the State in 2022 to end such blocking.',
          kind: 'reported-statement',
          cites: [{ source: 4, quote: null, from: '2' }],
        },
      ],
    },
    { text: 'Recommendations', kind: 'heading', level: 2 },
    {
      text: 'Give every person who is detained a written order, at once.',
      claims: [{ text: 'Give every person who is detained a written order, at once.', kind: 'recommendation' }],
    },
  ],
};

export interface BuiltText {
  readonly text: string;
  readonly paragraphs: Paragraph[];
  readonly footnotes: Footnote[];
  readonly links: Link[];
  readonly pages: PageStart[];
}

/** The text of a document with all its offsets, as a reader would give it. */
export function buildText(given: readonly InventedParagraph[]): BuiltText {
  const notes = given.flatMap((p, i) => (p.notes ?? []).map(([after, mark, text]) => ({ in: i, after, mark, text })));
  const all: InventedParagraph[] = [...given, ...notes.map((note) => ({ text: note.text, kind: 'note' as const }))];
  const paragraphs: Paragraph[] = [];
  const headings: string[] = [];
  let start = 0;
  for (const [i, p] of all.entries()) {
    const level = p.level ?? null;
    if (level !== null) headings.length = level - 1;
    paragraphs.push({
      ordinal: i + 1,
      number: p.number ?? null,
      kind: p.kind ?? 'body',
      level,
      page: p.page ?? null,
      headingPath: headings.filter(Boolean),
      start,
      end: start + p.text.length,
    });
    if (level !== null) headings[level - 1] = p.text;
    start += p.text.length + 1;
  }
  const text = all.map((p) => p.text).join('\n');
  const footnotes = notes.map((note, i) => {
    const own = paragraphs[given.length + i] as Paragraph;
    const within = paragraphs[note.in] as Paragraph;
    return { mark: note.mark, text: note.text, at: text.indexOf(note.after, within.start) + note.after.length, start: own.start, end: own.end };
  });
  const pages: PageStart[] = [];
  for (const p of paragraphs) if (p.page !== null && p.page !== pages.at(-1)?.page) pages.push({ page: p.page, start: p.start });
  return { text, paragraphs, footnotes, links: [], pages };
}
