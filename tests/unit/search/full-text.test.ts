import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FullText } from '../../../main/search/full-text.ts';
import { locate } from '../../../main/search/locate.ts';
import { parseQuery } from '../../../main/search/query.ts';
import { emptyIndex, indexedText, openDatabase } from '../../support/full-text.ts';

function places(index: FullText, query: string, key?: number): string[] {
  return index.query(parseQuery(query), key === undefined ? {} : { key }).hits.map((h) => `${h.key}:${h.ordinal}`);
}

const texts = [
  indexedText(1, 'en', ['The court tortured no one.', 'Access to Selftanu.kz was closed in 2024 – see CCPR/C/KAZ/3, para. 7.', 'It is a self-awareness site.']),
  indexedText(2, 'ru', ['Сообщения о пытках поступают каждый год.', 'Комитет против пыток рассмотрел доклад. Ёлка стоит.', 'Сайт selftanu.kz закрыт.']),
  indexedText(3, 'kk', ['Адвокаттардың құқықтары бұзылды.', 'Сот шешімі жарияланды.']),
  indexedText(4, 'en', [
    'Torture is forbidden. Torture is a crime.',
    'The committee against torture met.',
    'A long paragraph about many other things that mentions the committee once among them all.',
  ]),
];

function filled() {
  const { db, index } = emptyIndex();
  for (const text of texts) index.add(text);
  return { db, index };
}

describe('the full-text index', () => {
  const { index } = filled();

  it('finds a word in its other forms, the very form first', () => {
    expect(places(index, 'tortured')[0]).toBe('1:1');
    expect(places(index, 'tortured').sort()).toEqual(['1:1', '4:1', '4:2']);
    expect(places(index, 'пытка').sort()).toEqual(['2:1', '2:2']);
    expect(places(index, 'құқық')).toEqual(['3:1']);
  });

  it('finds domain names, document symbols, years and parts of hyphenated words', () => {
    expect(places(index, 'selftanu').sort()).toEqual(['1:2', '2:3']);
    expect(places(index, 'Selftanu.kz').sort()).toEqual(['1:2', '2:3']);
    expect(places(index, 'CCPR/C/KAZ/3')).toEqual(['1:2']);
    expect(places(index, 'CCPR/C/KAZ/4')).toEqual([]);
    expect(places(index, '"CCPR/C/KAZ/3"')).toEqual(['1:2']);
    expect(places(index, '2024')).toEqual(['1:2']);
    expect(places(index, 'awareness')).toEqual(['1:3']);
    expect(places(index, 'елка')).toEqual(['2:2']);
  });

  it('wants all words in one document, not in one paragraph', () => {
    expect(places(index, 'court selftanu').sort()).toEqual(['1:1', '1:2']);
    expect(places(index, 'court доклад')).toEqual([]);
    expect(places(index, 'court OR доклад').sort()).toEqual(['1:1', '2:2']);
  });

  it('leaves out documents, not paragraphs, with -', () => {
    expect(places(index, 'selftanu -ёлка')).toEqual(['1:2']);
    expect(places(index, 'torture -"self awareness"').sort()).toEqual(['4:1', '4:2']);
  });

  it('takes quotation marks at their word', () => {
    expect(places(index, '"torture is"')).toEqual(['4:1']);
    expect(places(index, '"tortured is"')).toEqual([]);
    expect(places(index, '"против пыток"')).toEqual(['2:2']);
    expect(places(index, '"is torture"')).toEqual([]);
    expect(places(index, '"tortur"')).toEqual([]);
  });

  it('finds words by their beginning', () => {
    expect(places(index, 'selft*').sort()).toEqual(['1:2', '2:3']);
    expect(places(index, 'CCPR/C/KA*')).toEqual(['1:2']);
    expect(places(index, 'құқ*')).toEqual(['3:1']);
  });

  it('puts paragraphs with more of the words first', () => {
    expect(places(index, 'committee torture')[0]).toBe('4:2');
    const { index: other } = emptyIndex();
    const filler = Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ');
    other.add(indexedText(1, 'en', ['zebra zebra', `zebra ${filler} court`, ...new Array(20).fill(`court ${filler}`)]));
    expect(places(other, 'court zebra')[0]).toBe('1:2');
  });

  it('puts what a document says before its headings and notes', () => {
    const { index } = emptyIndex();
    const text = indexedText(1, 'en', [
      'Licences',
      'The ministry withdrew the licences of two stations in June, after a complaint that nobody was shown and nobody could answer.',
      'Licences and more licences: a newspaper article about licences',
      'Nothing is said here of what happened in June, nor of who asked for it, nor why it took the ministry so long to say so.',
    ]);
    const kinds = ['heading', 'body', 'note', 'body'] as const;
    index.add({ ...text, paragraphs: text.paragraphs.map((p, i) => ({ ...p, kind: kinds[i] ?? 'body' })) });
    expect(index.query(parseQuery('licences')).hits.map((h) => h.ordinal)).toEqual([2, 3, 1]);
  });

  it('searches one document when told to', () => {
    expect(places(index, 'selftanu', 2)).toEqual(['2:3']);
    expect(places(index, 'selftanu', 99)).toEqual([]);
  });

  it('counts the documents, not the paragraphs, as sources', () => {
    expect(index.query(parseQuery('torture'), {})).toMatchObject({ sources: 2 });
  });
});

describe('changes to the index', () => {
  it('forgets a removed text and takes the same key again', () => {
    const { index } = filled();
    index.remove(2);
    expect(places(index, 'selftanu')).toEqual(['1:2']);
    index.add(indexedText(2, 'ru', ['Новый текст о selftanu.']));
    expect(places(index, 'selftanu').sort()).toEqual(['1:2', '2:1']);
    expect(places(index, 'ёлка')).toEqual([]);
  });

  it('replaces the text of a key', () => {
    const { index } = filled();
    index.add(indexedText(1, 'en', ['Quite another text.']));
    expect(places(index, 'selftanu')).toEqual(['2:3']);
    expect(places(index, 'another')).toEqual(['1:1']);
  });

  it('searches the same in an image opened elsewhere, and after the image was taken', () => {
    const { db, index } = filled();
    const before = places(index, 'torture OR selftanu OR құқық');
    const image = db.export();
    expect(places(index, 'torture OR selftanu OR құқық')).toEqual(before);
    index.add(indexedText(9, 'en', ['A word of its own: zebra.']));
    expect(places(index, 'zebra')).toEqual(['9:1']);
    const other = new FullText(openDatabase(image));
    expect(places(other, 'torture OR selftanu OR құқық')).toEqual(before);
    other.add(indexedText(9, 'en', ['zebra']));
    expect(places(other, 'zebra')).toEqual(['9:1']);
  });

  it('follows a savepoint that is rolled back', () => {
    const { db, index } = filled();
    db.run('begin');
    db.run('savepoint s');
    index.add(indexedText(9, 'en', ['zebra']));
    expect(places(index, 'zebra')).toEqual(['9:1']);
    db.run('rollback to s');
    expect(places(index, 'zebra')).toEqual([]);
    index.add(indexedText(10, 'en', ['zebra']));
    db.run('commit');
    expect(places(index, 'zebra')).toEqual(['10:1']);
  });

  it('shows the earlier text until the last slice of the new one', () => {
    const { index } = filled();
    const slices = index.addInSlices(
      indexedText(
        1,
        'en',
        Array.from({ length: 40 }, (_, i) => `zebra number ${i} ${'and so on '.repeat(200)}`),
      ),
    );
    expect(slices.next().done).toBe(false);
    expect(places(index, 'zebra')).toEqual([]);
    expect(places(index, 'court')).toEqual(['1:1']);
    index.add(indexedText(5, 'en', ['Another text between two slices.']));
    for (const _ of slices);
    expect(places(index, 'between')).toEqual(['5:1']);
    expect(places(index, 'zebra')).toHaveLength(40);
    expect(places(index, 'court')).toEqual([]);
  });

  it('refuses a text it has no room for and goes on', () => {
    const { index } = filled();
    const [paragraph] = indexedText(9, 'en', ['zebra']).paragraphs;
    if (paragraph === undefined) throw new Error('a text of one paragraph has one');
    const text = { ...indexedText(9, 'en', ['zebra']), paragraphs: [{ ...paragraph, ordinal: 2 ** 20 }] };
    expect(() => index.add(text)).toThrow('wrong-input');
    index.add(indexedText(9, 'en', ['zebra']));
    expect(places(index, 'zebra')).toEqual(['9:1']);
    expect(index.query(parseQuery('torture'), {}).sources).toBe(2);
  });

  it('leaves nothing of a text that could not be put in whole', () => {
    const { db, index } = filled();
    const rows = () => db.exec('select count(*) from fulltext_texts')[0]?.values[0]?.[0];
    const before = rows();
    const broken = { ...indexedText(9, 'en', ['zebra']), paragraphs: [null] } as unknown as Parameters<typeof index.add>[0];
    expect(() => index.add(broken)).toThrow();
    const late = indexedText(9, 'en', ['zebra', 'lion']);
    Object.defineProperty(late.paragraphs[1], 'start', {
      get: () => {
        throw new Error('damaged');
      },
    });
    expect(() => index.add(late)).toThrow('damaged');
    expect(rows()).toBe(before);
    expect(places(index, 'zebra')).toEqual([]);
    index.remove(1);
    expect(places(index, 'selftanu')).toEqual(['2:3']);
  });

  it('asks to be built again when much was removed, and is empty after clear', () => {
    const { db, index } = emptyIndex();
    for (let key = 1; key <= 3; key++) index.add(indexedText(key, 'en', new Array(600).fill('word')));
    expect(index.needsRebuild()).toBe(false);
    index.remove(1);
    expect(index.needsRebuild()).toBe(false);
    index.remove(2);
    expect(index.needsRebuild()).toBe(true);
    index.clear();
    expect(index.needsRebuild()).toBe(false);
    expect(places(index, 'word')).toEqual([]);
    expect(db.exec('select count(*) from fulltext_words_segments')[0]?.values[0]?.[0]).toBe(0);
  });
});

describe('the index, on any text', () => {
  const word = fc.constantFrom(
    'court',
    'courts',
    'пыток',
    'пытки',
    'сот',
    'соттың',
    'Selftanu.kz',
    'A/72/172',
    'no',
    'No.',
    '2024',
    'O’Brien',
    'co­operate',
    'Ёлка',
    'й',
    'naïve',
    '№',
    '—',
  );
  const someParagraph = fc
    .array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) }), { minLength: 1, maxLength: 12 })
    .map((w) => w.join(' ').replace(/[\n\r]/g, ' '));
  const language = fc.constantFrom('en' as const, 'ru' as const, 'kk' as const, null);
  const someText = fc.record({ language, paragraphs: fc.array(someParagraph, { minLength: 1, maxLength: 6 }) });

  it('finds a document by any phrase and any word of it, and marks what it found', () => {
    fc.assert(
      fc.property(fc.array(someText, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), fc.nat(), (documents, a, b, c) => {
        const { db, index } = emptyIndex();
        documents.forEach((d, i) => {
          index.add(indexedText(i + 1, d.language, d.paragraphs));
        });
        const key = a % documents.length;
        const from = documents[key];
        const ordinal = b % (from?.paragraphs.length ?? 1);
        const words = (from?.paragraphs[ordinal] ?? '')
          .split(/\s+/)
          .filter((w) => /\p{L}|\p{Nd}/u.test(w) && !/["“”„«»*]/.test(w) && !/^[-−–]/.test(w) && w !== 'OR');
        const start = c % Math.max(1, words.length);
        const phrase = words.slice(start, start + 1 + (a % 4)).join(' ');
        for (const query of [`"${phrase}"`, phrase]) {
          let parsed: ReturnType<typeof parseQuery>;
          try {
            parsed = parseQuery(query);
          } catch {
            // Only marks and letters of no case: nothing to look for.
            expect(phrase).not.toMatch(/[a-zа-я0-9]/i);
            continue;
          }
          const { hits } = index.query(parsed, {});
          if (query.startsWith('"') && !/[№—]/.test(phrase)) expect(hits.map((h) => `${h.key}:${h.ordinal}`)).toContain(`${key + 1}:${ordinal + 1}`);
          else expect(hits.map((h) => h.key)).toContain(key + 1);
          for (const hit of hits) {
            const d = documents[hit.key - 1];
            expect(locate(parsed, d?.paragraphs[hit.ordinal - 1] ?? '', d?.language ?? null)).not.toEqual([]);
          }
        }
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('matches an old document the same whatever is added', () => {
    const { db, index } = emptyIndex();
    index.add(indexedText(1, 'en', ['The court of A/72/172 sat.', 'пыток и пытки']));
    const queries = ['court', 'пытка', '"of A/72/172"', 'cou*', 'court -zebra', 'court OR сот', 'sat пыток', 'zebra'];
    const before = queries.map((q) => places(index, q, 1).sort());
    fc.assert(
      fc.property(someText, (d) => {
        index.add(indexedText(2, d.language, d.paragraphs));
        expect(queries.map((q) => places(index, q, 1).sort())).toEqual(before);
      }),
      { numRuns: 40 },
    );
    db.close();
  });
});

describe('the segments that FTS4 keeps', () => {
  it('are read as FTS4 itself reads them, through merges and inner nodes', () => {
    const { db, index } = emptyIndex();
    let seed = 7;
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    for (let key = 1; key <= 40; key++) {
      index.add(
        indexedText(
          key,
          null,
          Array.from({ length: 30 }, () => Array.from({ length: 25 }, () => `w${Math.floor(random(60) ** 2 * (random(50) === 0 ? 7.3 : 1))}`).join(' ')),
        ),
      );
    }
    expect(
      db.exec('select max(level), max(height) from (select level, (select hex(substr(root, 1, 1))) as height from fulltext_words_segdir)')[0]?.values[0],
    ).toEqual([1, '01']);
    const asked = (match: string) =>
      db
        .exec('select docid from fulltext_words where exact match ?', [match])[0]
        ?.values.map(([d]) => `${Math.floor(Number(d) / 2 ** 20)}:${Number(d) % 2 ** 20}`) ?? [];
    for (let i = 0; i < 60; i++) {
      const [a, b] = [`w${random(60) ** 2}`, `w${random(60) ** 2}`];
      expect(places(index, a).sort()).toEqual(asked(a).sort());
      expect(places(index, `"${a} ${b}"`).sort()).toEqual(asked(`"${a} ${b}"`).sort());
      const prefix = `w${random(99)}`;
      expect(places(index, `${prefix}*`).sort()).toEqual(asked(`${prefix}*`).sort());
    }
  });
});
