/** Words that a claim puts in quotation marks. */
export interface Quoted {
  /** Without the marks. */
  readonly words: string;
  /** Of what stands between the marks, in the claim. */
  readonly start: number;
  readonly end: number;
  /** What stands right before and behind the marks. */
  readonly before: string;
  readonly behind: string;
}

const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['"', '"'],
];

/**
 * The outermost quotations of a text. A mark that is opened and not closed runs to the end, one that is closed and not
 * opened from the beginning: a sentence may be one of several in a quotation.
 */
export function quotedIn(text: string): Quoted[] {
  const found: Quoted[] = [];
  const add = (start: number, end: number) => {
    if (end > start)
      found.push({
        words: text.slice(start, end),
        start,
        end,
        before: text.slice(Math.max(0, start - 90), Math.max(0, start - 1)),
        behind: text.slice(end + 1, end + 60),
      });
  };
  let at = 0;
  while (at < text.length) {
    const pair = pairs.find(([open]) => text.charAt(at) === open);
    if (pair === undefined) {
      // "…and was closed.”": opened in a sentence before this one.
      if (found.length === 0 && /[”»]/u.test(text.charAt(at)) && !/[“«„]/u.test(text.slice(0, at))) add(0, at);
      at += 1;
      continue;
    }
    const end = closing(text, at, pair);
    add(at + 1, end ?? text.length);
    at = (end ?? text.length) + 1;
  }
  return found;
}

function closing(text: string, opened: number, [open, close]: readonly [string, string]): number | null {
  let depth = 1;
  for (let at = opened + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    // An inch mark or a straight mark inside a word closes nothing.
    if (character === close && !(close === '"' && /[\s([]/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1)))) depth -= 1;
    else if (character === open && open !== close) depth += 1;
    if (depth === 0) return at;
  }
  return open === '"' ? (text.indexOf('"', opened + 1) === -1 ? null : text.indexOf('"', opened + 1)) : null;
}

const title =
  /(?:titled|entitled|named|headed|law|act|code|decree|resolution|article|report|petition|film|book|song|programme|program|project|campaign|study|hashtag|slogan|section|chapter|закон\p{L}*|указ\p{L}*|стать\p{L}+|доклад\p{L}*|отч[её]т\p{L}*|петици\p{L}+|под названием|озаглавлен\p{L}*|книг\p{L}+|фильм\p{L}*|исследовани\p{L}+|заң\p{L}*|атты|деп аталатын)[\s,:]*$/iu;
const titleBehind = /^[\s,]*(?:заң\p{L}*|атты|деп аталатын|баяндама\p{L}*|петиция\p{L}*|кодекс\p{L}*|мақала\p{L}*)(?!\p{L})/iu;
const distance = /(?:so-called|alleged|purported|term|word|concept|notion|так называем\p{L}+|термин\p{L}*|понятие|сөз\p{L}*|деген)[\s:]*$/iu;

/** Titles are named, not quoted; "so-called" words are held at a distance. */
export function isTerm({ before, behind }: Quoted): boolean {
  return title.test(before) || distance.test(before) || titleBehind.test(behind);
}

const said =
  /(?:said|says|stated|states|stating|declared|declares|claimed|wrote|writes|noted|notes|answered|replied|explained|added|announced|argued|told \p{L}+|asked|provides|reads|stipulates|proclaims|concluded|that|as|сказал\p{L}*|заявил\p{L}*|сообщил\p{L}*|отметил\p{L}*|ответил\p{L}*|пояснил\p{L}*|написал\p{L}*|говорится|гласит|цитат\p{L}+|деді|мәлімдеді|айтты|жазды|хабарлады)\s*(?:[,:]|that|что|,\s*что)?\s*$/iu;
const saidBehind =
  /^[,.]?\s*[,–—-]?\s*(?:\p{L}+\s){0,3}(?:said|says|stated|states|wrote|added|explained|сказал\p{L}*|заявил\p{L}*|сообщил\p{L}*|отметил\p{L}*|пояснил\p{L}*|деп|деді|дейді|айтты|мәлімдеді)(?!\p{L})/iu;

/** Somebody is named as having said or written just this. "that" and "as" count only after a verb of saying before them. */
export function isAttributed({ before, behind }: Quoted): boolean {
  const verb = said.exec(before);
  const weak = verb !== null && /^(?:that|as)/iu.test(verb[0]);
  return (verb !== null && !weak) || saidBehind.test(behind);
}
