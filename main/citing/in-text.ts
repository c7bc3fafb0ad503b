import type { Link } from '../../shared/model/text.ts';
import { addressesIn } from './address.ts';
import { pinpointsIn } from './pinpoint.ts';
import { symbolsIn } from './symbol.ts';
import type { WorkReference } from './types.ts';

export interface InText {
  readonly reference: WorkReference;
  /** UTF-16 units of the text given, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Official documents that are named without a symbol; only a pinpoint behind them makes the name a reference. */
const official =
  /(?<!\p{L})(?:(?:repl(?:y|ies)|responses?|answers?) to the list of issues(?: prior to (?:the )?(?:reporting|submission)[^,.;()]{0,80})?|list of issues(?: prior to (?:the )?(?:reporting|submission)[^,.;()]{0,80})?|concluding observations(?: on [^,.;()]{0,80})?|(?:initial|second|third|fourth|fifth|sixth|seventh|periodic|state) (?:periodic )?(?:report)(?: of \p{Lu}\p{L}+)?|common core document|general (?:comment|recommendation) no\. ?\d+|ответ\p{L}{0,2} на перечень вопросов|переч(?:ень|не|ня) вопросов|заключительны\p{L}{1,2} замечани\p{L}{1,2}(?: по [^,.;()]{0,80})?|периодическ\p{L}{2,3} доклад\p{L}{0,2}|замечани\p{L}{1,2} общего порядка ?№ ?\d+|сұрақтар тізбесіне (?:берілген )?жауап\p{L}*|сұрақтар тізбесі\p{L}*|мәселелер тізбесі\p{L}*|қорытынды ескертулер\p{L}*|кезеңдік баяндама\p{L}*)/giu;

const nothing: Omit<WorkReference, 'text'> = { symbol: null, address: null, title: null, author: null, date: null, pinpoint: null, signal: null, ibid: false };

/**
 * The works named in the text itself: document symbols (with the official name before and the pinpoint behind them),
 * official documents with a pinpoint, addresses, and links that lead somewhere. In order; what is doubtful is left alone.
 */
export function referencesInText(text: string, links: readonly Link[]): InText[] {
  const found: InText[] = [];
  const free = (start: number, end: number) => found.every((other) => end <= other.start || start >= other.end);
  const add = (start: number, end: number, named: Partial<WorkReference>) => {
    if (free(start, end)) found.push({ reference: { ...nothing, ...named, text: text.slice(start, end) }, start, end });
  };

  for (const link of links) {
    const target = link.target?.trim() ?? '';
    const address = addressesIn(target)[0];
    if (address === undefined || address.start !== 0 || isContact(text, link, target)) continue;
    const words = text.slice(link.start, link.end).trim();
    const symbol = symbolsIn(words)[0]?.symbol ?? null;
    // "here" and a bare address name nothing; the linked words stand in the sentence and are no title either, unless many.
    add(link.start, link.end, { address: target, symbol, title: isTitle(words) ? words : null });
  }
  for (const { symbol, start, end } of symbolsIn(text)) {
    const name = nameBefore(text, start);
    const pinpoint = pinpointBehind(text, end);
    const closed = pinpoint === null ? end + (/^\s?\)/u.exec(text.slice(end))?.[0].length ?? 0) : pinpoint.end;
    add(name?.start ?? start, pinpoint === null && name === null ? end : closed, { symbol, title: name?.title ?? null, pinpoint: pinpoint?.pinpoint ?? null });
  }
  for (const match of text.matchAll(official)) {
    const end = match.index + match[0].length;
    const pinpoint = pinpointBehind(text, end) ?? pinpointInSentence(text, end);
    if (pinpoint !== null) add(match.index, pinpoint.end, { title: match[0], pinpoint: pinpoint.pinpoint });
  }
  for (const { address, start, end } of addressesIn(text)) if (!isContact(text, { start, end }, address)) add(start, end, { address });
  return found.sort((a, b) => a.start - b.start);
}

/** "List of Issues CAT/C/KAZ/Q/4", "Replies to the list of issues (CCPR/C/KAZ/3)". */
function nameBefore(text: string, start: number): { title: string; start: number } | null {
  const from = Math.max(0, start - 160);
  const last = [...text.slice(from, start).matchAll(official)].at(-1);
  if (last === undefined) return null;
  const between = text.slice(from + last.index + last[0].length, start);
  return /^[\s,(]*$/u.test(between) ? { title: last[0].trim(), start: from + last.index } : null;
}

interface Behind {
  readonly pinpoint: string;
  readonly end: number;
}

/** "(par. 28)", ", paras. 3–5" right behind a name. */
function pinpointBehind(text: string, end: number): Behind | null {
  const gap = /^\s?\)?[\s,]*\(?/u.exec(text.slice(end))?.[0] ?? '';
  const first = pinpointsIn(text.slice(end + gap.length, end + gap.length + 80))[0];
  if (first === undefined || first.start !== 0) return null;
  const after = end + gap.length + first.end;
  return { pinpoint: first.pinpoint, end: gap.includes('(') && text.charAt(after) === ')' ? after + 1 : after };
}

/** "In replies to the list of issues, the State says … (para 24)": a pinpoint in brackets further on in the sentence. */
function pinpointInSentence(text: string, end: number): Behind | null {
  const rest = /^[^\n.!?]{0,400}/u.exec(text.slice(end))?.[0] ?? '';
  for (const bracket of rest.matchAll(/\(/gu)) {
    const first = pinpointsIn(text.slice(end + bracket.index + 1, end + bracket.index + 60))[0];
    const after = end + bracket.index + 1 + (first?.end ?? 0);
    if (first?.start !== 0 || text.charAt(after) !== ')') continue;
    // "Article 5 (para. 2)": the provision's paragraph, not the document's.
    if (/(?:article|art\.?|стать[яеи]|ст\.|бап\p{L}*)\s*\d*\s*$/iu.test(rest.slice(0, bracket.index))) continue;
    if (/^(?:art|sect|claus|ст|част|бап)/iu.test(first.pinpoint)) continue;
    return { pinpoint: first.pinpoint, end: after + 1 };
  }
  return null;
}

/** A home page alone on its line, as under the authors' names, is where to reach somebody and no document. */
function isContact(text: string, { start, end }: Pick<InText, 'start' | 'end'>, address: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start) + text.slice(end).split('\n', 1)[0];
  return !/[\p{L}\p{N}]/u.test(line) && /^(?:https?:\/\/)?[^/?#]+\/?$/iu.test(address);
}

const isTitle = (words: string) => words.split(/\s+/u).length >= 3 && addressesIn(words).length === 0;
