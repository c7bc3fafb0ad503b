import { Refusal } from '../../shared/contract/errors.ts';
import { stems, tokens } from './analysis.ts';

/**
 * One thing to look for. `words` stand one after the other: a phrase has several, and so has a word that parts into
 * several (`Selftanu.kz`).
 */
export interface Term {
  readonly kind: 'word' | 'phrase' | 'prefix';
  /** As the person wrote it, without signs; half-open place in the query. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly words: readonly { readonly folded: string; readonly stems: readonly string[] }[];
}

/** A document matches when it holds one term of each of `all` and none of `none`. */
export interface Query {
  readonly all: readonly { readonly any: readonly Term[] }[];
  readonly none: readonly Term[];
}

/** Why a query is wrong: `reason` of the refusal `query-wrong`. */
export type QueryMistake =
  | 'nothing-to-find'
  | 'quote-unclosed'
  | 'quote-empty'
  | 'or-without-side'
  | 'or-before-minus'
  | 'only-exclusions'
  | 'minus-alone'
  | 'star-alone'
  | 'prefix-too-short';

function wrong(at: number, reason: QueryMistake): Refusal<'query-wrong'> {
  return new Refusal('query-wrong', { at, reason });
}

interface Piece {
  readonly minus: boolean;
  readonly quoted: boolean;
  readonly body: string;
  /** Of the whole piece with its signs, and of the body alone. */
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

const opening = /["“”„«»]/;

/** Quotation marks part pieces wherever they stand; typographic ones count like straight ones, «» too. */
function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] as string)) {
      at++;
      continue;
    }
    const start = at;
    const minus = /[-−–]/.test(text[at] as string);
    if (minus) at++;
    const quoted = at < text.length && opening.test(text[at] as string);
    if (quoted) {
      let end = at + 1;
      while (end < text.length && !opening.test(text[end] as string)) end++;
      if (end === text.length) throw wrong(at, 'quote-unclosed');
      found.push({ minus, quoted, body: text.slice(at + 1, end), start, bodyStart: at + 1, end: end + 1 });
      at = end + 1;
      continue;
    }
    let end = at;
    while (end < text.length && !/\s/.test(text[end] as string) && !opening.test(text[end] as string)) end++;
    found.push({ minus, quoted, body: text.slice(at, end), start, bodyStart: at, end });
    at = end;
  }
  return found;
}

/** null: the piece holds no letter or digit (a dash between words, a lone comma) and says nothing. */
function termOf(piece: Piece): Term | null {
  const { body, quoted, bodyStart, end } = piece;
  const prefix = !quoted && body.endsWith('*');
  const words = tokens(body, null).map((t) => ({ folded: t.folded, stems: stems(t.folded) }));
  if (quoted && words.length === 0) throw wrong(piece.start, 'quote-empty');
  if (prefix && words.length === 0) throw wrong(end - 1, 'star-alone');
  if (words.length === 0) {
    if (piece.minus && body === '') throw wrong(piece.start, 'minus-alone');
    return null;
  }
  const last = words[words.length - 1];
  if (prefix && words.length === 1 && [...(last?.folded ?? '')].length < 2) throw wrong(bodyStart, 'prefix-too-short');
  return { kind: quoted ? 'phrase' : prefix ? 'prefix' : 'word', text: prefix ? body.replace(/\*+$/, '') : body, start: piece.start, end, words };
}

/**
 * Words (all of them in the document), `"exact phrase"`, `prefix*`, `-not`, `a OR b`. OR joins its two neighbours only:
 * `a b OR c` is a, and b or c. Throws `Refusal('query-wrong', {at, reason})`: `at` in UTF-16 units, `reason` a `QueryMistake`.
 */
export function parseQuery(text: string): Query {
  const all: { any: Term[] }[] = [];
  const none: Term[] = [];
  let or: number | null = null;
  let open: { any: Term[] } | null = null;
  for (const piece of pieces(text)) {
    if (!piece.quoted && !piece.minus && piece.body === 'OR') {
      if (open === null || or !== null) throw wrong(piece.start, 'or-without-side');
      or = piece.start;
      continue;
    }
    const term = termOf(piece);
    if (term === null) continue;
    if (piece.minus) {
      if (or !== null) throw wrong(or, 'or-before-minus');
      none.push(term);
      open = null;
    } else if (or !== null && open !== null) {
      open.any.push(term);
      or = null;
    } else {
      open = { any: [term] };
      all.push(open);
    }
  }
  if (or !== null) throw wrong(or, 'or-without-side');
  if (all.length === 0) throw none[0] === undefined ? wrong(0, 'nothing-to-find') : wrong(none[0].start, 'only-exclusions');
  return { all, none };
}

function list(parts: readonly string[], word: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts[parts.length - 1]}`;
}

function inWords(term: Term): string {
  if (term.kind === 'phrase') return `exactly “${term.text.trim()}”`;
  return term.kind === 'prefix' ? `a word that begins with “${term.text}”` : `“${term.text}”`;
}

/** The query in words, for the person who wrote it. */
export function explain(query: Query): string {
  const wanted = query.all.map(({ any }) =>
    any.length > 1 ? `${query.all.length > 1 ? 'either ' : ''}${list(any.map(inWords), 'or')}` : any.map(inWords).join(''),
  );
  const unwanted = query.none.length === 0 ? '' : `, but not ${list(query.none.map(inWords), 'or')}`;
  return `Documents that contain ${list(wanted, 'and')}${unwanted}`;
}
