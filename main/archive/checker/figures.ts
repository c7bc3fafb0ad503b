import { datesIn, type WrittenDate } from '../../../shared/model/dates.ts';
import type { CitedPassage } from './cited.ts';
import { numbersIn, type WrittenNumber } from './numbers.ts';
import { withoutReferences } from './references.ts';

export interface Figures {
  /** Numbers and dates that stand in none of the passages, as the claim writes them. */
  readonly missing: readonly string[];
  /** What was taken from around a passage to find the others, in words: "2024 from the source's date". */
  readonly assumed: readonly string[];
}

type Passage = Pick<CitedPassage, 'quote' | 'context' | 'sourceDate' | 'sourceTitle'>;

/** Looks for each figure of a claim in the passages (the paragraphs that hold them, where they are known). */
export function missingFigures(claim: string, passages: readonly Passage[]): Figures {
  const wanted = figuresOf(withoutReferences(claim));
  const sources = passages.map((passage) => ({ passage, there: figuresOf(passage.context === '' ? (passage.quote ?? '') : passage.context) }));
  const missing: string[] = [];
  const assumed = new Set<string>();
  const look = (written: string, test: (source: (typeof sources)[number]) => boolean | string) => {
    let note: string | null = null;
    for (const source of sources) {
      const found = test(source);
      if (found === true) return;
      if (typeof found === 'string') note ??= found;
    }
    if (note !== null) assumed.add(note);
    else if (!missing.includes(written)) missing.push(written);
  };
  for (const date of wanted.dates) look(claim.slice(date.start, date.end), ({ passage, there }) => dateStands(date, there, passage));
  for (const year of wanted.years)
    look(year.written, ({ passage, there }) => numberStands(year, there.numbers) || yearStands(year.values[0] ?? 0, there, passage));
  for (const number of wanted.numbers) {
    // "One" is mostly no count ("one of the …"); in digits it is.
    if (number.inWords && number.values.every((value) => value <= 1)) continue;
    // "Two thirds" is no two.
    if (number.inWords && fraction.test(claim.slice(number.end))) continue;
    look(claim.slice(number.start, number.end), ({ there }) => numberStands(number, [...there.numbers, ...there.years]));
  }
  return { missing, assumed: [...assumed] };
}

const fraction = /^[\s-](?:thirds?|quarters?|fifths?|tenths?|трет(?:и|ь|ей|ьих)|четверт(?:и|ей|ых)|пятых|десятых)(?!\p{L})/iu;

interface Found {
  readonly dates: readonly WrittenDate[];
  readonly years: readonly WrittenNumber[];
  readonly numbers: readonly WrittenNumber[];
}

function figuresOf(text: string): Found {
  const dates = datesIn(text);
  let rest = text;
  for (const { start, end } of dates) rest = rest.slice(0, start) + '\ue000'.repeat(end - start) + rest.slice(end);
  const numbers = numbersIn(rest);
  const isYear = ({ values, end, percent, bound, written }: WrittenNumber) =>
    /^(?:1[6-9]|20)\d\d$/u.test(written) &&
    values.length === 1 &&
    !percent &&
    bound !== 'over' &&
    !/^\s(?:people|persons?|cases?|victims?|tenge|человек|тенге|адам|теңге)/iu.test(rest.slice(end));
  return { dates, years: numbers.filter(isYear), numbers: numbers.filter((number) => !isYear(number)) };
}

function dateStands(date: WrittenDate, there: Found, passage: Passage): boolean | string {
  let note: string | false = false;
  for (const other of there.dates) {
    if (other.month !== date.month || (date.day !== null && other.day !== date.day)) continue;
    if (date.year === null || other.year === date.year) return true;
    if (other.year === null) note ||= yearFrom(date.year, other, there, passage) ?? false;
  }
  return note;
}

function yearStands(year: number, there: Found, passage: Passage): boolean | string {
  if (there.years.some(({ values }) => values.includes(year)) || there.dates.some((date) => date.year === year)) return true;
  for (const date of there.dates) {
    if (date.year !== null) continue;
    const note = yearFrom(year, date, there, passage);
    if (note !== null) return note;
  }
  return new RegExp(`(?<!\\d)${year}(?!\\d)`, 'u').test(passage.sourceTitle) ? `${year} from the source's title` : false;
}

/**
 * Whether a date without a year may be of `year`: another date of the passage, the source's title or its date says so. A
 * month later than the source's own is of the year before.
 */
function yearFrom(year: number, date: WrittenDate, there: Found, { sourceDate, sourceTitle }: Passage): string | null {
  if (there.years.some(({ values }) => values.includes(year)) || there.dates.some((other) => other.year === year))
    return `${year} from elsewhere in the passage`;
  const [published, month] = (sourceDate ?? '').split('-').map(Number);
  if (published === year && (month === undefined || date.month === null || date.month <= month)) return `${year} from the source's date`;
  if (published === year + 1 && month !== undefined && date.month !== null && date.month > month) return `${year} from the source's date`;
  return new RegExp(`(?<!\\d)${year}(?!\\d)`, 'u').test(sourceTitle) ? `${year} from the source's title` : null;
}

function numberStands(wanted: WrittenNumber, there: readonly WrittenNumber[]): boolean {
  return there.some(
    (other) => other.percent === wanted.percent && wanted.values.some((claimed) => other.values.some((value) => agrees(claimed, wanted, value, other))),
  );
}

/** How far a rounded or vague number may lie from the one it stands for. */
const vague = 0.1;
const beyond = 0.5;

function agrees(claimed: number, { bound, grain, rounded, inWords }: WrittenNumber, value: number, other: WrittenNumber): boolean {
  if (claimed === value) return true;
  const off = Math.abs(claimed - value);
  const size = Math.max(Math.abs(value), Math.abs(claimed));
  if (bound === 'over' && value > claimed) return value <= claimed * (1 + beyond);
  if (bound === 'under' && value < claimed) return value >= claimed * (1 - beyond);
  if (bound === 'about') return off <= vague * size;
  // Written to this place ("4.1 million", "30%" for 29.6%): the rest was rounded away.
  if (rounded && off <= grain / 2) return true;
  if (!Number.isInteger(value) && Number.isInteger(claimed) && off <= 0.5) return true;
  // "50,000" for 50,123: a round number that is off by no more than a hundredth.
  if (grain >= 100 && !inWords && off <= grain / 2) return off <= size / 100;
  // The source itself is written to a rough place: "4.1 million" there, 4,123,000 in the claim.
  return other.rounded && off <= other.grain / 2;
}
