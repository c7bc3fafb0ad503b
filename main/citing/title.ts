const leadIn = /(?:^|(?<=[\s\ue000,.;:(]))(?:URL|link|ссылка|сілтеме|source|источник|дереккөз)\s*:\s*/giu;
const available =
  /[,;]? ?on file with the authors?|(?:(?:^|(?<=[\ue000.,;:]\s*))(?:the|this) (?:full )?\p{L}+ )?(?:\s?is )?(?:available|accessible)(?: (?:here|online|at|from|in \p{L}+))*\s*:?|(?:доступ\p{L}+ (?:по (?:ссылке|адресу)|здесь)|қолжетімді)\s*:?/giu;
const outlet = /\s*(?:\(?(?:media outlet|news agency|online media|интернет-издание|издание|сми|басылымы)\)?)\s*/giu;
const body =
  /^(?:(?:UN|United Nations) )?(?:Committee|Human Rights (?:Committee|Council|Watch)|Special Rapporteur|General Assembly|Security Council|Working Group|Office of|Ministry|Government|OHCHR|United Nations$|UNDP|UNAIDS|WHO|OSCE|ODIHR|Council of Europe|Amnesty|Комитет|Совет|Министерств|Правительств|Управлени|Специальн\p{L}+ докладчик|Комитеті|Министрлі|Адам құқықтары)/iu;
const instrument =
  /^(?:(?:the )?(?:federal |constitutional )?(?:law|act|decree|order|resolution)|(?:федеральный |конституционный )?закон|указ|приказ|постановление)(?!\p{L})/iu;
/** No title: words quoted in brackets are what the passage says. */
const remark = /\(\s*(?:“[^”]*”|«[^»]*»|"[^"]*")\s*\)/gu;
const quoted = /“[\s\S]*”|«[\s\S]*»|„[\s\S]*[“”]|"[^"]+"/u;
const named =
  /(?:NGO|NPO|organi[sz]ation|foundation|fund|association|outlet|newspaper|party|НПО|ОО|ОФ|фонд|организаци\p{L}+|газет\p{L}+|ҮЕҰ|ҚБ|қоры|ұйымы)\s*$/iu;

export interface Names {
  readonly title: string | null;
  readonly author: string | null;
}

/**
 * Title and author or outlet out of the words that are left of a reference. `\ue000` stands where an address, a symbol, a
 * date or a pinpoint was.
 */
export function namesIn(words: string): Names {
  const plain = words.replace(remark, '\ue000').replace(leadIn, '\ue000').replace(available, '\ue000').replace(/\s+/gu, ' ');
  const quote = quotedTitle(plain);
  if (quote !== null && !(named.test(plain.slice(0, quote.start)) && quote.words.split(' ').length <= 4)) {
    const before = tidy(plain.slice(0, quote.start).replace(/(?:^|[\s.,])(?:article|статья|мақала)\s*:?\s*$/iu, ''));
    const after = tidy(plain.slice(quote.start + quote.words.length));
    const title = tidy(unquoted(quote.words));
    // "Law of … “On ferries”": the quoted words are part of the law's name.
    if (before !== null && instrument.test(before)) return { title: `${before} ${quote.words}`, author: null };
    const author = before !== null && !isLongClause(before) ? before : after !== null && !isLongClause(after) ? after : null;
    return { title, author: author === null ? null : tidy(author.replace(outlet, ' ')) };
  }
  const chunks = plain
    .split(/[\ue000,]|\.\s(?=\p{Lu})/u)
    .map((chunk) => tidy(chunk))
    .filter((chunk): chunk is string => chunk !== null && /\p{L}{2}/u.test(chunk) && !/^(?:UN )?Docs?\.?$|^(?:док(?:умент)?\.? ООН)$/iu.test(chunk));
  return byChunks(chunks, plain);
}

/** Without the marks around all of it. “A word”. More” opens with a quotation of its own: that one keeps its mark. */
function unquoted(words: string): string {
  const inner = words.slice(1, -1);
  const closes = inner.search(/[”»]/u);
  const opens = inner.search(/[“«„]/u);
  return closes !== -1 && (opens === -1 || closes < opens) ? `${words.charAt(0)}${inner}` : inner;
}

/** The longest quoted words where there are several (an outlet may be quoted too), else from the first mark to the last. */
function quotedTitle(plain: string): { readonly words: string; readonly start: number } | null {
  const several = [...plain.matchAll(/“[^“”]*(?:“[^“”]*”[^“”]*)*”|«[^«»]*(?:«[^«»]*»[^«»]*)*»/gu)].map((match) => ({ words: match[0], start: match.index }));
  if (several.length > 1) return several.reduce((longest, next) => (next.words.length > longest.words.length ? next : longest));
  const outermost = quoted.exec(plain);
  return outermost === null ? null : { words: outermost[0], start: outermost.index };
}

function byChunks(chunks: readonly string[], plain: string): Names {
  const [first, ...others] = chunks;
  if (first === undefined) return { title: null, author: null };
  // "OHCHR: Reject the petition, say experts".
  const colon = first.indexOf(': ');
  if (colon !== -1 && isAuthor(first.slice(0, colon)))
    return { title: joined([first.slice(colon + 2), ...others], plain), author: tidy(first.slice(0, colon)) };
  if (others.length === 0 && body.test(first) && !/report|доклад|отч[её]т|есеп|баяндама/iu.test(first)) return { title: null, author: first };
  const last = others.at(-1);
  if (last !== undefined && isAuthor(first)) return { title: joined(others, plain), author: tidy(first.replace(outlet, ' ')) };
  if (last !== undefined && isAuthor(last) && !/^\p{Lu}\p{Ll}+$/u.test(last))
    return { title: joined([first, ...others.slice(0, -1)], plain), author: tidy(last.replace(outlet, ' ')) };
  return { title: joined(chunks, plain), author: null };
}

/** The chunks as they stood, as long as nothing was taken out between them. */
function joined(chunks: readonly string[], plain: string): string | null {
  let title = chunks[0] ?? '';
  for (const chunk of chunks.slice(1)) {
    const at = plain.indexOf(title) + title.length;
    const between = plain.slice(at, plain.indexOf(chunk, at));
    if (!/^[,.\s]*$/u.test(between)) break;
    title += between + chunk;
  }
  return tidy(title);
}

/** A short name: an acronym, a body, a medium. "Kazakhstan" or "Hate crime report" is none. */
function isAuthor(chunk: string): boolean {
  if (body.test(chunk) && chunk.split(' ').length <= 9) return true;
  if (/media outlet|news agency|издание|басылымы/iu.test(chunk)) return true;
  const count = chunk.split(/\s+/u).length;
  return (
    count <= 4 &&
    /(?<![\p{L}\d])(?:\p{Lu}{2,}[\p{L}\d-]*|\p{Lu}\p{Ll}+-?\p{Lu}{2,})(?!\p{Ll})/u.test(chunk) &&
    !/report|analysis|review|law|доклад|отч[её]т|закон|заң|есеп|баяндама/iu.test(chunk)
  );
}

const isLongClause = (text: string) => text.split(/\s+/u).length > 8;

/** Without the punctuation and connecting words around it; null where nothing is left. */
function tidy(text: string): string | null {
  let kept = text
    .replace(/\ue000/gu, ' ')
    .replace(/\(\s*\)|\[\s*\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  for (;;) {
    const next = kept
      .replace(/^[\s,.;:()\]<>–—-]+(?=\S)|[\s,.;:([<>–—-]+$/gu, '')
      .replace(/^(?:of the|of|in|at|from|UN Doc\.?)\s+(?=\p{Lu})/u, '')
      .replace(/[\s,(]*(?:UN )?Doc\.?$/u, '');
    if (next === kept) break;
    kept = next;
  }
  if (kept.endsWith(')') && !kept.includes('(')) kept = kept.slice(0, -1).trim();
  return /[\p{L}\p{N}]/u.test(kept) ? kept : null;
}
