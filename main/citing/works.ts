import { type Compared, comparedOf, likenessOf, nameOf, nearSymbols, samenessOfCompared } from './likeness.ts';
import type { PlacedReference, Work, WorkQuestionDraft, WorksFound } from './types.ts';

interface Group {
  readonly references: number[];
  title: string | null;
  symbol: string | null;
  address: string | null;
  author: string | null;
  date: string | null;
  compared: Compared;
}

/**
 * The works that a brief's references name, in order of their first reference. References lead to one work by the same
 * document symbol under titles that agree, by the same address, or by the same title where author and date agree. "Ibid."
 * leads to the work of the footnote reference before it; with none before it, to none. The same symbol under another title,
 * and the same title under another symbol of the same body and country, stay apart and are asked about.
 */
export function recogniseWorks(references: readonly PlacedReference[]): WorksFound {
  const groups: Group[] = [];
  let before: Group | undefined;
  for (const [index, reference] of references.entries()) {
    const group = reference.ibid ? before : groupFor(groups, reference);
    if (group === undefined) continue;
    if (!groups.includes(group)) groups.push(group);
    group.references.push(index);
    if (!reference.ibid) learn(group, reference);
    if (!reference.ibid) joinAlike(groups, group);
    if (reference.mark !== null) before = groups.find(({ references: all }) => all.includes(index));
  }
  for (const group of groups) group.references.sort((a, b) => a - b);
  groups.sort((a, b) => (a.references[0] ?? 0) - (b.references[0] ?? 0));
  return { works: groups.map((group) => workOf(group, references)), questions: questionsOf(groups, references) };
}

function groupFor(groups: readonly Group[], reference: PlacedReference): Group {
  const compared = comparedOf(reference);
  let best: Group | undefined;
  let most = 0;
  for (const group of groups) {
    const sameness = samenessOfCompared(group.compared, compared);
    if (sameness > most) [best, most] = [group, sameness];
  }
  return best ?? { references: [], title: null, symbol: null, address: null, author: null, date: null, compared };
}

/** The fullest title, the most precise date, the first of everything else. */
function learn(group: Group, more: Pick<Group, 'title' | 'symbol' | 'address' | 'author' | 'date'>): void {
  if ((more.title?.length ?? 0) > (group.title?.length ?? 0)) group.title = more.title;
  if ((more.date?.length ?? 0) > (group.date?.length ?? 0)) group.date = more.date;
  group.symbol ??= more.symbol;
  group.address ??= more.address;
  group.author ??= more.author;
  group.compared = comparedOf(group);
}

/** A reference with both symbol and address shows that the one known by symbol and the one known by address are one work. */
function joinAlike(groups: Group[], group: Group): void {
  for (const other of [...groups]) {
    if (other === group) continue;
    // A symbol without a title joins by itself only where no other work bears it.
    const alone = groups.every(({ symbol }, i) => symbol !== group.symbol || groups[i] === group || groups[i] === other);
    if (samenessOfCompared(other.compared, group.compared) < (alone ? 1 : 2)) continue;
    groups.splice(groups.indexOf(other), 1);
    group.references.push(...other.references);
    learn(group, other);
  }
}

function workOf({ references, title, symbol, address, author, date }: Group, all: readonly PlacedReference[]): Work {
  const first = all[references[0] ?? 0];
  return { title: title ?? (first === undefined ? '' : nameOf(first)), symbol, address, author, date, references };
}

function questionsOf(groups: readonly Group[], all: readonly PlacedReference[]): WorkQuestionDraft[] {
  const questions: WorkQuestionDraft[] = [];
  for (const [two, other] of groups.entries()) {
    for (const [one, first] of groups.slice(0, two).entries()) {
      if (first.symbol === null || other.symbol === null) continue;
      const titles = likenessOf(first.compared.title, other.compared.title);
      const twoTitles = first.symbol === other.symbol;
      if (!twoTitles && !(titles === 'same' && nearSymbols(first.symbol, other.symbol))) continue;
      questions.push({
        reason: twoTitles ? 'symbol-under-two-titles' : 'title-under-two-symbols',
        symbol: other.symbol,
        one: { work: one, reference: raising(first, all) },
        other: { work: two, reference: raising(other, all) },
      });
    }
  }
  return questions;
}

/** The first reference that gives the symbol itself: "Ibid." and bare addresses raise no question. */
function raising({ references }: Group, all: readonly PlacedReference[]): number {
  return references.find((index) => all[index]?.symbol !== null) ?? references[0] ?? 0;
}
