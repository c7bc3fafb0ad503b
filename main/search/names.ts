/**
 * How a name sounds, the same for its spellings in Cyrillic and Latin letters: `Шымкент`, `Shymkent` and `Şymkent`; `Жанар`,
 * `Zhanar` and `Janar`. A coarse skeleton: it brings spellings together, and what it brings together still has to be close
 * in length. Folded words only (so ş has become s already).
 */
const cyrillicSounds: Record<string, string> = Object.fromEntries(
  (
    'а a ә a б b в v г g ғ g д d е e э e ж j з z и i й i і i ы i к k қ k л l м m н n ң n о o ө o п p р r с s т t у u ұ u ү u ф f х k һ k ц c ч c ш s щ s ' +
    'ъ _ ь _ ю u я a'
  )
    .split(' ')
    .flatMap((_, i, all) => (i % 2 === 0 ? [[all[i], all[i + 1] === '_' ? '' : all[i + 1]]] : [])),
);

const latinSounds: readonly [RegExp, string][] = [
  [/shch|sch|sh/g, 's'],
  [/tch|ch/g, 'c'],
  [/zh|dzh|dj/g, 'j'],
  [/gh/g, 'g'],
  // қ is written q, k and kh, х is written kh, h and x: they are one.
  [/kh|h/g, 'k'],
  [/ng(?![aeiouy])/g, 'n'],
  [/ts|tz/g, 'c'],
  [/[yi]+a/g, 'a'],
  [/[yi]+u/g, 'u'],
  [/[yi]+e/g, 'e'],
  [/[yi]+o/g, 'e'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
];

/** Sounds worked out lately: a suggestion asks for those of thousands of words, mostly the same ones each time. */
const lately = new Map<string, string>();
const mostLately = 50_000;

export function soundOf(name: string): string {
  let sound = lately.get(name);
  if (sound === undefined) {
    sound = spoken(name);
    if (lately.size >= mostLately) lately.clear();
    lately.set(name, sound);
  }
  return sound;
}

function spoken(name: string): string {
  let sound = '';
  if (/^[a-z]+$/.test(name)) {
    sound = name;
    for (const [spelling, as] of latinSounds) sound = sound.replace(spelling, as);
  } else {
    for (const letter of name.replace(/иа|ия/g, 'а').replace(/ье|ие/g, 'е')) sound += cyrillicSounds[letter] ?? letter;
  }
  return sound.replace(/(.)\1+/g, '$1');
}

/** Letters of a case ending that one of the spellings may have and the other not. */
const ending = 3;

export function soundsAlike(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length < 4) return shorter === longer && shorter.length > 2;
  // The vowel that an ending replaces ("Астана", "Астаны") doesn't count.
  const base = shorter.replace(/[aeiou]$/, '');
  return base.length >= 3 && longer.startsWith(base) && longer.length - base.length <= ending + (base === shorter ? 0 : 1);
}

const spellings: Record<string, readonly string[]> = {
  a: ['а', 'ә', 'я', 'a', 'ya', 'ia'],
  e: ['е', 'э', 'e', 'ye'],
  i: ['и', 'й', 'і', 'ы', 'i', 'y'],
  o: ['о', 'ө', 'o'],
  u: ['у', 'ұ', 'ү', 'ю', 'u', 'yu', 'iu'],
  j: ['ж', 'j', 'zh', 'dj', 'dzh'],
  s: ['с', 'ш', 'щ', 's', 'sh', 'sch', 'shch'],
  c: ['ц', 'ч', 'ts', 'ch', 'c', 'tch'],
  g: ['г', 'ғ', 'g', 'gh'],
  k: ['к', 'қ', 'х', 'һ', 'k', 'q', 'kh', 'h'],
  n: ['н', 'ң', 'n'],
  v: ['в', 'v', 'w'],
  b: ['б', 'b'],
  d: ['д', 'd'],
  z: ['з', 'z'],
  l: ['л', 'l'],
  m: ['м', 'm'],
  p: ['п', 'p'],
  r: ['р', 'r'],
  t: ['т', 't'],
  f: ['ф', 'f'],
};

/** How words that sound so may begin: to look for them in the vocabulary without reading all of it. */
export function beginnings(sound: string): string[] {
  const firsts = spellings[sound[0] ?? ''] ?? [];
  const seconds = spellings[sound[1] ?? ''] ?? [];
  return firsts.flatMap((first) => [...new Set(seconds.map((second) => first + (second[0] ?? '')))]);
}
