import { sentences } from '../../shared/model/sentences.ts';
import type { Language } from '../../shared/model/text.ts';
import { stems, type Token, tokens } from './analysis.ts';
import { soundOf } from './names.ts';
import type { Term } from './query.ts';
import { stopwords } from './stopwords.ts';

/** What a claim says that can be looked for. */
export interface ClaimWord {
  readonly term: Term;
  /** How it sounds, for a name that other languages spell differently; else null. */
  readonly sound: string | null;
  /** How much more than a plain word it ties a passage to the claim. */
  readonly weight: number;
}

/** Selftanu.kz, A/HRC/53/4, 12.02.2024, 4821-19: several words that only together say something. */
const joint = /[\p{L}\p{Nd}]+(?:[./:-][\p{L}\p{Nd}]+)+/gu;
const domain = /^[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)*\.\p{Ll}{2,}$/u;
const symbol = /^(?=.*[/\p{Nd}])[\p{L}\p{Nd}./:-]+$/u;

const weights = { word: 1, name: 2, number: 1.5, date: 3, symbol: 4, domain: 4 };

function term(text: string, start: number, end: number, words: readonly Token[]): Term {
  return { kind: 'word', text, start, end, words: words.map((w) => ({ folded: w.folded, stems: stems(w.folded) })) };
}

function jointWeight(text: string): number | null {
  if (/^\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4}$/u.test(text)) return weights.date;
  if (domain.test(text)) return weights.domain;
  return symbol.test(text) && /\p{Nd}/u.test(text) && /[/\p{Nd}]/u.test(text) ? weights.symbol : null;
}

/** The words, names, numbers, addresses and symbols of a claim, each once, in its order, without stop words. */
export function claimWords(claim: { text: string; language: Language }): ClaimWord[] {
  const { text, language } = claim;
  const all = tokens(text, language);
  const opens = new Set(sentences(text, language).map((s) => all.find((t) => t.start >= s.start)?.start));
  const found: ClaimWord[] = [];
  const covered = new Set<Token>();
  for (const match of text.matchAll(joint)) {
    const weight = jointWeight(match[0]);
    if (weight === null) continue;
    const end = match.index + match[0].length;
    const parts = all.filter((t) => t.start >= match.index && t.end <= end);
    if (parts.length === 0) continue;
    for (const part of parts) covered.add(part);
    found.push({ term: term(match[0], match.index, end, parts), sound: null, weight });
  }
  for (const token of all) {
    if (covered.has(token) || stopwords.has(token.folded)) continue;
    const written = text.slice(token.start, token.end);
    const number = /^\p{Nd}+$/u.test(token.folded);
    if (!number && [...token.folded].length < 2) continue;
    // A capital at the beginning of a sentence says nothing.
    const name = /^\p{Lu}/u.test(written) && (!opens.has(token.start) || /^\p{Lu}{2,}$/u.test(written));
    const weight = number ? weights.number : name ? weights.name : weights.word;
    const sound = name && token.folded.length > 2 ? soundOf(token.folded) : null;
    found.push({ term: term(written, token.start, token.end, [token]), sound, weight });
  }
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.term.start - b.term.start)
    .filter(({ term: t }) => {
      const same = t.words.map((w) => w.stems.join('|')).join('+');
      return !seen.has(same) && seen.add(same);
    });
}
