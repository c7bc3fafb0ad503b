import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openReaders } from '../../main/ingest/readers.ts';
import { keepsRules } from '../../main/ingest/trust.ts';
import { paragraphAt, type Reading } from '../../shared/model/text.ts';

// The corpus belongs to its authors and is no part of the project: without it these tests are skipped.
const corpus = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus');
const readers = openReaders({ processes: 2 });
afterAll(() => readers.close());

async function read(name: string): Promise<Reading> {
  const outcome = await readers.read(name, readFileSync(join(corpus, name)));
  if (!('reading' in outcome)) throw new Error(outcome.unreadable);
  return outcome.reading;
}
const iccpr = 'iccpr-submission-2025-kazakhstan.txt';
const cat = 'cat-submission-2023-03-kazakhstan.txt';
const review2023 = 'ilga-europe-annual-review-2023-kazakhstan.txt';
const review2025 = 'ilga-europe-annual-review-2025-kazakhstan.txt';
const statement = 'ilga-europe-statement-2024-04-kazakhstan.txt';

/** The numbers of the paragraphs in which a word stands. */
function numbersOf(reading: Reading, word: string): (string | null | undefined)[] {
  return Array.from(reading.text.matchAll(new RegExp(word, 'gi')), (match) => paragraphAt(reading.paragraphs, match.index))
    .filter((paragraph) => paragraph?.kind !== 'note')
    .map((paragraph) => paragraph?.number);
}

describe.skipIf(!existsSync(corpus))('the five reports', () => {
  it.each([iccpr, cat, review2023, review2025, statement])('%s keeps the rules of a reading, with nothing left of its syntax', async (name) => {
    const reading = await read(name);
    expect(keepsRules(reading)).toBe(true);
    expect(reading.language).toBe('en');
    expect(reading.text).not.toMatch(/footnoteRef|<\/?sup|\[bookmark|\\[_*$#]|\]\(|\*\*|[\ufdd0-\ufdef]/);
  });

  it('the first has 85 numbered paragraphs, numbers that occur twice included', async () => {
    const numbers = (await read(iccpr)).paragraphs.map((paragraph) => paragraph.number).filter((number) => number !== null);
    expect(numbers).toHaveLength(85);
    expect(['73', '76', '77', '78', '79'].map((number) => numbers.filter((other) => other === number).length)).toEqual([2, 2, 2, 2, 2]);
  });

  it('the first has 31 notes, 0 to 30, each tied behind a word or its punctuation', async () => {
    const reading = await read(iccpr);
    expect(reading.footnotes.map((note) => note.mark)).toEqual(Array.from({ length: 31 }, (_, index) => String(index)));
    for (const note of reading.footnotes) {
      expect(note.at).not.toBeNull();
      expect(reading.text.slice(0, note.at ?? 0)).toMatch(/[\p{L}\p{N}.,”")]$/u);
      expect(note.text.length).toBeGreaterThan(40);
    }
    const at = (mark: string) => paragraphAt(reading.paragraphs, (reading.footnotes.find((note) => note.mark === mark)?.at ?? 0) - 1)?.number;
    expect(['0', '1', '3', '8', '11', '18', '20', '22', '27', '30'].map(at)).toEqual(['4', '5', '5', '12', '16', '33', '33', '37', '57', '62']);
    expect(reading.footnotes.filter((note) => note.text.includes('CCPR/C/KAZ/3)')).map((note) => note.mark)).toEqual(['1', '8']);
  });

  it('no paragraph of the first is cut by a page, and names below quotations are attributions', async () => {
    const reading = await read(iccpr);
    expect(reading.paragraphs.filter((paragraph) => paragraph.kind === 'body' && paragraph.number === null)).toEqual([]);
    expect(reading.paragraphs.filter((paragraph) => paragraph.kind === 'attribution')).toHaveLength(8);
    expect(reading.paragraphs.filter((paragraph) => paragraph.kind === 'quotation').map((paragraph) => paragraph.number)).toEqual(['4', '17', '19', '26']);
  });

  it('the second has 28 tied notes and eight numbered recommendations', async () => {
    const reading = await read(cat);
    expect(reading.footnotes.map((note) => note.mark)).toEqual(Array.from({ length: 28 }, (_, index) => String(index + 1)));
    expect(reading.footnotes.every((note) => note.at !== null)).toBe(true);
    expect(reading.footnotes.at(-1)?.text).toBe('Ibid.');
    expect(reading.paragraphs.map((paragraph) => paragraph.number).filter((number) => number !== null)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    // Every page broke a sentence or ended with one: all running text begins with a capital again.
    for (const paragraph of reading.paragraphs)
      if (paragraph.kind === 'body' && paragraph.number === null)
        expect(reading.text.slice(paragraph.start, paragraph.end)).not.toMatch(/^\p{Ll}(?!ttp|ww)[^@]*$/u);
  });

  it('one word is found where it stands', async () => {
    expect(numbersOf(await read(iccpr), 'selftanu')).toEqual(['57', '72']);
    expect(numbersOf(await read(statement), 'selftanu')).toEqual([null]);
  });

  it('links that lost their targets are links', async () => {
    const lost = async (name: string) => (await read(name)).links.filter((link) => link.target === null).length;
    expect([await lost(statement), await lost(review2023), await lost(review2025)]).toEqual([15, 19, 1]);
  });
});
