import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeDocx } from '../../../main/bundle/export/docx.ts';
import { writeHtml } from '../../../main/bundle/export/html.ts';
import { writeMarkdown } from '../../../main/bundle/export/markdown.ts';
import { printedParagraphs, titleToPrint } from '../../../main/bundle/export/pieces.ts';
import { bibliographyLines } from '../../../main/citing/bibliography.ts';
import { composeBrief } from '../../../main/citing/compose.ts';
import { printable } from '../../../main/citing/printable.ts';
import type { ComposedBrief } from '../../../main/citing/types.ts';
import { drafted, harbourBrief } from '../../support/harbour-brief.ts';
import { hasPandoc, readBack, wordsOf } from '../../support/pandoc.ts';

const unplacedHeading = 'Notes without a place in the text';

/** All that the brief prints, as words, notes left out. */
function printedWords(brief: ComposedBrief): string[] {
  const body = printedParagraphs(brief).map(
    ({ number, pieces }) => `${number ?? ''} ${pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')}`,
  );
  const unplaced = brief.unplaced.length === 0 ? [] : [unplacedHeading, ...brief.unplaced.map(({ mark, text }) => `${mark} ${text}`)];
  const works = bibliographyLines(brief);
  return wordsOf([titleToPrint(brief) ?? '', ...body, ...unplaced, ...(works.length > 0 ? ['Bibliography', ...works] : [])].join('\n'));
}

const noteWords = (brief: ComposedBrief) => brief.notes.map(({ text }) => wordsOf(printable(text)));

/** A brief whose paragraphs, notes and title are made of what markup is made of. */
function hostileBrief(): ComposedBrief {
  const letters = fc.constantFrom(
    ...'abzЖқ  019.,-–()[]{}<>*_`#+!|~^$@&:;=%/\\\'"“”«»…\u0000\u0008\u202e\ud83d\ud83d\ude00\ufffe\t'.split(''),
    'http://x.example/a_b',
    '[^1]',
    '&amp;',
    '1.',
    '(a)',
    '-->',
    '---',
    '...',
    '<b>',
    ']]>',
    'Table:',
  );
  const lines = fc.sample(
    fc.array(letters, { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')),
    { numRuns: 400, seed: 20310503 },
  );
  const fixed = [
    '1. one',
    '- two',
    '+ three',
    '* four',
    '# five',
    '> six',
    '    seven',
    ': eight',
    '| nine | ten |',
    '%eleven',
    '(1) twelve',
    '(@) x',
    'iv. y',
    'A. B',
    '***',
    '===',
    '---',
    '$x$',
    '\\LaTeX{}',
    '[a](b)',
    '![a](b)',
    '[^1]: z',
    '<!-- c -->',
    '```',
    '~~~',
    'Table: t',
    '&copy;',
    '@cite',
    ':::',
    '^[inline]',
    'http://x.example',
    '</script><script>alert(1)</script>',
    '#. auto',
    '!bang',
    'a\\',
    '(i) roman',
    '2) two',
    '“q” \'s "d"',
  ];
  const marks = [...fixed, ...lines].map((text, i) => ({ text, notes: i % 3 === 0 ? [{ mark: String(i), after: text }] : [] }));
  const notes = Object.fromEntries(marks.flatMap(({ text, notes }) => notes.map(({ mark }) => [mark, `${text} n`])));
  return composeBrief({
    title: '# ]]> </title> &amp; *t*',
    language: 'en',
    ...drafted(marks, notes),
    links: [],
    claims: [],
    citations: [],
    sources: new Map(),
  });
}

test.runIf(hasPandoc).each([
  ['the harbour brief', harbourBrief],
  ['a brief made of markup', hostileBrief],
])('Word, Markdown and HTML give back the same words and as many notes as were written: %s', async (_, make) => {
  const brief = make();
  for (const format of ['docx', 'markdown'] as const) {
    const back = readBack(format, format === 'docx' ? await writeDocx(brief) : writeMarkdown(brief));
    expect(back.words, format).toEqual(printedWords(brief));
    expect(back.notes, format).toEqual(noteWords(brief));
  }
  expect(readBack('html', writeHtml(brief)).words.join('').replaceAll('↩', '')).toBe(pageLetters(brief));
});

/** What the page says from top to bottom, without spaces: marks where they stand, the notes after the text. */
function pageLetters(brief: ComposedBrief): string {
  const body = printedParagraphs(brief).flatMap(({ number, pieces }) => [
    number ?? '',
    ...pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.number)),
  ]);
  const notes = brief.notes.length === 0 ? [] : ['Notes', ...brief.notes.map(({ text }) => printable(text))];
  const unplaced = brief.unplaced.length === 0 ? [] : [unplacedHeading, ...brief.unplaced.map(({ mark, text }) => `${mark}${text}`)];
  const works = bibliographyLines(brief);
  const all = [titleToPrint(brief) ?? '', ...body, ...notes, ...unplaced, ...(works.length > 0 ? ['Bibliography', ...works] : [])];
  return wordsOf(all.join('')).join('').replaceAll('↩', '');
}
