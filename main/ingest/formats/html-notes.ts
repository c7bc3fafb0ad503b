import { attribute, type Element, elementsIn, isElement, textOf } from './html-tree.ts';

/** The notes of a page: which links are marks, and what the notes hold. */
export interface HtmlNotes {
  /** The key of the note to which this link is the mark. */
  keyOf(link: Element): string | undefined;
  /** Whether this element is a note and no part of the body. */
  isNote(element: Element): boolean;
  /** Whether this link leads from a note back to its mark. */
  isWayBack(link: Element): boolean;
  readonly notes: readonly { readonly key: string; readonly mark: string; readonly element: Element }[];
}

const markText = /^[[(]?\s*(\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivxlc]{1,5})\s*[\])]?$/i;
const noteName = /^_?(?:user-content-)?(?:fn|ftn|footnote|edn|endnote|note|cite_note|sdfootnote|sdendnote)[-_:]?(?!ref).*\d/i;

/**
 * A mark is a link with a number or sign for a text, raised or in brackets or called a note, that leads to a place in the
 * page further on, from which a link leads back: Pandoc (`#fn1`/`#fnref1`), Word (`#_ftn1`/`#_ftnref1`), LibreOffice
 * (`#sdfootnote1sym`/`…anc`), MediaWiki (`#cite_note-1`/`#cite_ref-1`) and most of what is written by hand.
 */
export function notesOf(content: Parameters<typeof elementsIn>[0]): HtmlNotes {
  const all = [...elementsIn(content)];
  const order = new Map(all.map((element, index) => [element, index]));
  const places = new Map<string, Element>();
  for (const element of all) {
    for (const name of [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : undefined])
      if (name && !places.has(name)) places.set(name, element);
  }
  const keys = new Map<Element, string>();
  const holders = new Map<Element, { key: string; mark: string }>();
  const waysBack = new Set<Element>();
  for (const link of all) {
    const href = link.tagName === 'a' ? attribute(link, 'href') : undefined;
    const name = href?.startsWith('#') ? decoded(href.slice(1)) : undefined;
    const mark = markText.exec(textOf(link).trim())?.[1];
    const place = name === undefined ? undefined : places.get(name);
    if (name === undefined || mark === undefined || !place) continue;
    const isAfter = (order.get(place) ?? 0) > (order.get(link) ?? 0);
    const isCalledSo =
      noteName.test(name) ||
      /footnote|noteref/i.test(`${attribute(link, 'class') ?? ''} ${attribute(link, 'role') ?? ''} ${attribute(link, 'epub:type') ?? ''}`);
    if (!isAfter || !(isRaised(link) || /^[[(]/.test(textOf(link).trim()) || isCalledSo)) continue;
    const holder = holderOf(place);
    const known = holders.get(holder);
    const key = known?.key ?? `h${holders.size}`;
    if (!known) holders.set(holder, { key, mark });
    keys.set(link, key);
  }
  for (const holder of holders.keys()) {
    for (const link of elementsIn(holder)) {
      if (
        link.tagName === 'a' &&
        attribute(link, 'href')?.startsWith('#') &&
        (markText.test(textOf(link).trim()) || /^(?:[↩↑^⏎]|\ufe0e|\s)*$/u.test(textOf(link)))
      )
        waysBack.add(link);
    }
  }
  for (const link of waysBack) keys.delete(link);
  return {
    keyOf: (link) => keys.get(link),
    isNote: (element) => holders.has(element),
    isWayBack: (link) => waysBack.has(link),
    notes: [...holders].map(([element, { key, mark }]) => ({ key, mark, element })),
  };
}

function isRaised(link: Element): boolean {
  if ([...elementsIn(link)].some((element) => element.tagName === 'sup')) return true;
  for (let parent = link.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) if (parent.tagName === 'sup') return true;
  return /vertical-align\s*:\s*super|MsoFootnoteReference|MsoEndnoteReference/i.test(`${attribute(link, 'style') ?? ''} ${attribute(link, 'class') ?? ''}`);
}

/** The paragraph, item or division that is the note: around the place when that is only a name inside it. */
function holderOf(place: Element): Element {
  if (!['a', 'sup', 'span', 'b'].includes(place.tagName)) return place;
  for (let parent = place.parentNode; parent && isElementNode(parent); parent = parent.parentNode) {
    if (['li', 'p', 'div', 'dd', 'td', 'aside', 'section'].includes(parent.tagName)) {
      // Word puts the paragraphs of one note into a division that bears the note's name.
      const around = parent.parentNode;
      return around && isElementNode(around) && /^(?:ftn|edn|sdfootnote|sdendnote)\d+$/i.test(attribute(around, 'id') ?? '') ? around : parent;
    }
  }
  return place;
}

function isElementNode(node: NonNullable<Element['parentNode']>): node is Element {
  return 'tagName' in node && isElement(node);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}
