const written = /(?:https?:\/\/|(?<![\p{L}\d@./-])www\.)[^\s<>"“”«»\u00a0]+/giu;

export interface FoundAddress {
  /** As written, without the punctuation of the sentence around it. */
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** Brackets may be part of an address (`/Torture_(band)`), but not the one that closes a bracket opened before it. */
function withoutTail(address: string): string {
  let kept = address;
  for (;;) {
    const shorter = kept.replace(/[.,;:!?'’”»\]}*]+$/u, '');
    const unopened = shorter.endsWith(')') && count(shorter, ')') > count(shorter, '(');
    const next = unopened ? shorter.slice(0, -1) : shorter;
    if (next === kept) return kept;
    kept = next;
  }
}

const count = (text: string, character: string) => text.split(character).length - 1;

/**
 * The addresses of a text, in order: `http`, `https`, or beginning with `www.`. Of a Markdown link only the target counts.
 */
export function addressesIn(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const match of text.matchAll(written)) {
    const cut = match[0].indexOf('](');
    const address = withoutTail(cut === -1 ? match[0] : match[0].slice(0, cut));
    if (!/\.\p{L}/u.test(address)) continue;
    found.push({ address, start: match.index, end: match.index + address.length });
  }
  return found;
}

const tracking = /^(?:utm_.*|fbclid|gclid|yclid|mc_cid|mc_eid|igshid|_ga|_openstat|ysclid|ref_src|si)$/iu;

/**
 * What is left of an address when what doesn't change the document is taken off: scheme, `www.`, case of the host, a
 * trailing slash, tracking parameters, the place within the page. Null for what is no address. For comparing only.
 */
export function sameAddress(address: string): string | null {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(address) ? address : `https://${address}`);
  if (url === null || !/^https?:$/u.test(url.protocol)) return null;
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).map(([name, value]) => `${name}=${value}`);
  // Pages built in the window keep the document's name behind "#/" or "#!".
  const route = /^#[!/]/u.test(url.hash) ? url.hash : '';
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = decode(url.pathname).replace(/\/+$/u, '');
  return `${url.hostname.replace(/^www\./u, '')}${port}${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${route}`;
}

/** `%D0%B0` and `а` name the same page; an address that is encoded wrongly is compared as it stands. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
