import { childOf, childrenOf, type Element, isOn, settingOf } from '../xml.ts';

export interface PrintedNumber {
  /** Without the point or brackets around it; null for a bullet. */
  readonly number: string | null;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly restart: number | null;
  readonly legal: boolean;
}

/**
 * Numbers as Word prints them (ECMA-376 part 1, 17.9). Lists that share an abstract definition count on together; a list
 * that overrides its start begins anew where it is first used.
 */
export function numberingOf(root: Element | undefined): { next(id: string, level: number): PrintedNumber | null } {
  const abstracts = new Map(childrenOf(root, 'abstractNum').map((element) => [element.attributes.abstractNumId ?? '', element]));
  const byStyle = new Map(
    [...abstracts].flatMap(([id, element]) => (settingOf(element, 'styleLink') === undefined ? [] : [[settingOf(element, 'styleLink') ?? '', id] as const])),
  );
  const lists = new Map(childrenOf(root, 'num').map((element) => [element.attributes.numId ?? '', element]));
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  const abstractOf = (list: Element) => {
    const id = settingOf(list, 'abstractNumId') ?? '';
    const link = settingOf(abstracts.get(id), 'numStyleLink');
    return link === undefined ? id : (byStyle.get(link) ?? id);
  };
  const levelOf = (list: Element, abstractId: string, level: number): Level => {
    const is = (element: Element) => element.attributes.ilvl === String(level);
    const override = childrenOf(list, 'lvlOverride').find(is);
    const definition = childOf(override, 'lvl') ?? childrenOf(abstracts.get(abstractId), 'lvl').find(is);
    const restart = settingOf(definition, 'lvlRestart');
    return {
      start: whole(settingOf(override, 'startOverride') ?? settingOf(definition, 'start'), 1),
      format: settingOf(definition, 'numFmt') ?? 'decimal',
      text: settingOf(definition, 'lvlText') ?? '',
      restart: restart === undefined ? null : whole(restart, 0),
      legal: isOn(definition, 'isLgl'),
    };
  };

  return {
    next(id, level) {
      const list = lists.get(id);
      if (!list) return null;
      const abstractId = abstractOf(list);
      const counts = counters.get(abstractId) ?? [];
      counters.set(abstractId, counts);
      const own = levelOf(list, abstractId, level);
      const key = `${id} ${level}`;
      const startsAnew =
        !begun.has(key) && childrenOf(list, 'lvlOverride').some((override) => override.attributes.ilvl === String(level) && childOf(override, 'startOverride'));
      begun.add(key);
      counts[level] = counts[level] === undefined || startsAnew ? own.start : counts[level] + 1;
      for (let deeper = level + 1; deeper < 9; deeper++) {
        const { restart } = levelOf(list, abstractId, deeper);
        if (restart === null || (restart !== 0 && level < restart)) counts[deeper] = undefined;
      }
      if (own.format === 'bullet') return { number: null };
      const printed = own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const other = levelOf(list, abstractId, index);
        return inFormat(counts[index] ?? other.start, own.legal ? 'decimal' : other.format);
      });
      const bare = printed
        .trim()
        .replace(/^[([]|[.)\]:]+$/g, '')
        .trim();
      return bare === '' ? null : { number: bare };
    },
  };
}

function whole(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isSafeInteger(number) && number >= 0 ? number : otherwise;
}

/** A count in one of the formats of ST_NumberFormat (17.18.59); those of other scripts come out in digits. */
export function inFormat(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count, 'abcdefghijklmnopqrstuvwxyz');
    case 'upperLetter':
      return letters(count, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    case 'russianLower':
      return letters(count, 'абвгдежзиклмнопрстуфхцчшщыэюя');
    case 'russianUpper':
      return letters(count, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ');
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'chicago': {
      const signs = ['*', '†', '‡', '§'];
      return (signs[(count - 1) % 4] ?? '*').repeat(Math.min(20, Math.ceil(count / 4)));
    }
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** After the last letter Word doubles them: aa, bb. */
function letters(count: number, alphabet: string): string {
  if (count < 1) return String(count);
  return (alphabet[(count - 1) % alphabet.length] ?? '').repeat(Math.min(20, Math.ceil(count / alphabet.length)));
}

const romans: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let text = '';
  for (const [value, sign] of romans) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
