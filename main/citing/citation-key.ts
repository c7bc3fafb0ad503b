import { line } from './printable.ts';
import type { BibliographyEntry } from './types.ts';

/** Russian and Kazakh letters in Latin, near to how names are commonly written; only keys are made of it. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'а a,ә a,б b,в v,г g,ғ gh,д d,е e,ё yo,ж zh,з z,и i,й y,к k,қ q,л l,м m,н n,ң ng,о o,ө o,п p,р r,с s,т t,у u,ұ u,ү u,ф f,х kh,һ h,ц ts',
    'ч ch,ш sh,щ shch,ъ ,ы y,і i,ь ,э e,ю yu,я ya',
  ]
    .join(',')
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

function words(text: string): string[] {
  return [...line(text).normalize('NFC').toLowerCase()]
    .map((letter) => latin[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** "harbour-office-2024" out of author (else title) and year. Made only of what a bibliography prints. */
export function citationKey(work: Pick<BibliographyEntry, 'authors' | 'title' | 'date'>): string {
  const author = words(work.authors[0] ?? '').slice(0, 3);
  const name = author.length > 0 ? author : words(work.title).slice(0, 4);
  const year = /^\d{4}/.exec(work.date ?? '')?.[0];
  return [...(name.length > 0 ? name : ['work']), ...(year ? [year] : [])].join('-').slice(0, 80);
}

/** Keys in the order given; the second of two alike gets "-2", and so on. */
export function citationKeys(works: readonly Pick<BibliographyEntry, 'authors' | 'title' | 'date'>[]): string[] {
  const taken = new Set<string>();
  return works.map((work) => {
    const base = citationKey(work);
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base}-${count}`;
    taken.add(key);
    return key;
  });
}
