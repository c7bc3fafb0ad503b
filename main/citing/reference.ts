import { datesIn, isoDate } from '../../shared/model/dates.ts';
import { addressesIn } from './address.ts';
import { pinpointsIn } from './pinpoint.ts';
import { symbolsIn } from './symbol.ts';
import { namesIn } from './title.ts';
import type { WorkReference } from './types.ts';

/** Stands where something recognised was taken out, so that what stood on either side of it stays apart. */
const gap = '\ue000';

const signals: readonly (readonly [RegExp, WorkReference['signal']])[] = [
  [/^(?:and |but )?see(?: ,)? also(?!\p{L})[,:]?\s*/iu, 'see also'],
  [/^(?:см\.|смотри(?:те)?) также[,:]?\s*|^(?:сондай-ақ|тағы) (?:қараңыз|қара\.)[,:]?\s*/iu, 'see also'],
  [/^(?:but )?see(?: generally)?(?!\p{L})(?:,? e\.g\.)?[,:]?\s*/iu, 'see'],
  [/^(?:см\.|смотри(?:те)?|қараңыз[.:]?|қар\.)[,:]?\s*/iu, 'see'],
  [/^(?:but see|contra)(?!\p{L})[.,:]?\s*/iu, 'contra'],
  [/^(?:cf\.|compare(?!\p{L})|ср\.|салыст(?:ырыңыз)?\.)[,:]?\s*/iu, 'cf.'],
];

const ibid = /^(?:ibid(?:em)?(?!\p{L})|idem(?!\p{L})|id\.(?=\s|,|$)|id$|там же(?!\p{L})|сол жерде(?!\p{L})|бұл да сонда(?!\p{L}))[.,:;]?\s*/iu;
const accessed =
  /[[(]?\s*(?:(?:last )?(?:accessed|visited|retrieved|checked|viewed)(?: on)?|дата обращения|по состоянию на|қаралған күні|жүгінген күні)[:\s][^)\];]*[)\]]?/giu;

/** The work that one part of a note names, or null for words that name none. */
export function readPart(part: string): WorkReference | null {
  let rest = part.trim().replace(/^[;,.]\s*/u, '');
  let signal: WorkReference['signal'] = null;
  for (const [pattern, name] of /^but see/iu.test(rest) ? signals.filter(([, s]) => s === 'contra') : signals) {
    if (!pattern.test(rest)) continue;
    signal = name;
    rest = rest.replace(pattern, '');
    break;
  }
  const again = ibid.test(rest);
  rest = rest.replace(ibid, '');

  const address = addressesIn(rest)[0]?.address ?? null;
  rest = take(rest, addressesIn(rest)).replace(accessed, gap);
  const symbol = symbolsIn(rest)[0]?.symbol ?? null;
  rest = take(rest, symbolsIn(rest));

  const quotedFree = rest.replace(/“[^“”]*(?:“[^“”]*”[^“”]*)*”|«[^«»]*(?:«[^«»]*»[^«»]*)*»|"[^"]*"/gu, (quoted) => '\ue001'.repeat(quoted.length));
  const pinpoints = pinpointsIn(quotedFree);
  const pinpoint = pinpoints.length > 0 ? pinpoints.map(({ start, end }) => rest.slice(start, end)).join(', ') : null;
  rest = take(rest, pinpoints);

  const dated = takeDate(rest);
  const named = namesIn(dated.rest);
  const identified = symbol !== null || address !== null;
  // A body alone names no document, unless nothing else does.
  const title = identified ? named.title : (named.title ?? named.author);
  const author = title === named.author ? null : named.author;
  const names = { symbol, address, title, author, date: dated.date, pinpoint, signal };
  if (again && !identified) return { text: part.trim(), ...names, title: null, author: null, date: null, ibid: true };
  if (!identified && (title === null || elsewhere.test(rest) || !(signal !== null || pinpoint !== null || namesDocument(dated.rest, dated.date)))) return null;
  return { text: part.trim(), ...names, ibid: false };
}

function take(text: string, found: readonly { readonly start: number; readonly end: number }[]): string {
  let left = '';
  let at = 0;
  for (const { start, end } of found) {
    left += text.slice(at, start) + gap;
    at = end;
  }
  return left + text.slice(at);
}

/** A date that stands by itself ("…, July 2024") is taken out; a year inside the title ("Case report 2023") stays there. */
function takeDate(text: string): { date: string | null; rest: string } {
  const free = text.replace(/“[^”]*”|«[^»]*»|"[^"]*"/gu, (quoted) => '\ue001'.repeat(quoted.length));
  const full = datesIn(free).filter(({ year }) => year !== null);
  const years = [...free.matchAll(/(?<![\d\p{L}/.–-])(?:1[89]|20)\d\d(?![\d/–-]|\.\d)(?:\s?(?:г\.|года?|жыл\p{L}*|ж\.))?/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    year: Number(m[0].slice(0, 4)),
    month: null,
    day: null,
  }));
  const found = full.length > 0 ? full : years;
  const alone = found.findLast(({ start, end }) => /(?:^|[,.;:(\ue000])\s*$/u.test(free.slice(0, start)) && /^\s*(?:$|[,.;:)\ue000])/u.test(free.slice(end)));
  const date = alone ?? found.at(-1);
  if (date === undefined) return { date: null, rest: text };
  return { date: isoDate(date), rest: alone === undefined ? text : take(text, [alone]) };
}

const document =
  /(?<!\p{L})(?:report|submission|constitution|law|code|act|study|observations|issues|article|interview|database|judgment|judgement|decision|resolution|convention|covenant|declaration|order|decree|analysis|statement|letter|comment|guidelines?|review|survey|communication|treaty|protocol|press release|доклад|отч[её]т|закон|кодекс|конституци|исследовани|решени|постановлени|приговор|указ|приказ|конвенци|пакт|заявлени|письмо|замечани|интервью|баяндама|есеп|заң|зерттеу|шешім|қаулы|жарлық|бұйрық|мәлімдеме|хат|сұхбат|үкім|ескерт)/iu;
/** A clause with a verb explains; a reference has none. */
const clause =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|means?|refers?|uses?|used|includes?|stands?|will|would|can|may|should|do|does|did|означа\p{L}+|использу\p{L}+|являет\p{L}+|был[аио]?|изменен[аоы]?|білдіреді|қолданыл\p{L}+|өзгертілді|болып табылады)(?!\p{L})/iu;

/** Leads to a note or a work named far before: no work of its own, and not found by "Ibid." */
const elsewhere = /(?<!\p{L})(?:op\. ?cit|loc\. ?cit|supra|infra|указ\. ?соч|цит\. ?соч)/iu;
/** Tells something instead of naming it. */
const telling = /^(?:according to|as of|in \d{4}|since|during|at the time|we\s|our\s|по данным|согласно|на момент|по состоянию|мы\s)/iu;

function namesDocument(rest: string, date: string | null): boolean {
  const plain = rest.replace(/“[^”]*”|«[^»]*»|"[^"]*"/gu, ' ');
  if (clause.test(plain) || telling.test(plain.trim())) return false;
  const quoted = /“[^”]{8,}|«[^»]{8,}|"[^"]{8,}"/u.test(rest);
  return document.test(plain) || (date !== null && (quoted || /,|\ue000/u.test(plain)));
}
