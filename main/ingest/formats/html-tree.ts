import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { Unreadable } from '../format.ts';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** No page that a person made is nested deeper; what walks the tree goes down as many calls. */
const deepest = 512;

export function parseHtml(text: string): DefaultTreeAdapterTypes.Document {
  const document = parse(text);
  let level: DefaultTreeAdapterTypes.ParentNode[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new Unreadable('damaged', 'nested too deeply');
    level = level.flatMap((parent) => parent.childNodes.filter(isElement));
  }
  return document;
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((found) => found.name === name)?.value;
}

export function textOf(node: Node | DefaultTreeAdapterTypes.ParentNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** All elements below, in the order of the document. */
export function* elementsIn(parent: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

const dropped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'form',
  'button',
  'select',
  'input',
  'textarea',
  'dialog',
  'menu',
]);
const droppedRoles = new Set(['navigation', 'banner', 'search', 'menu', 'menubar', 'dialog', 'alertdialog', 'complementary']);

/** What isn't the text of a page: its machinery, its navigation, and what it hides. */
export function isDropped(element: Element): boolean {
  if (dropped.has(element.tagName) || attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true') return true;
  // LibreOffice saves the running heads of pages so.
  if (element.tagName === 'div' && ['header', 'footer'].includes(attribute(element, 'title') ?? '')) return true;
  if (droppedRoles.has(attribute(element, 'role') ?? '')) return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*comment)/i.test(attribute(element, 'style') ?? '');
}

/** Where the text is: the one article or main part of a page, else its body. */
export function contentOf(document: DefaultTreeAdapterTypes.Document): DefaultTreeAdapterTypes.ParentNode {
  const all = [...elementsIn(document)];
  for (const name of ['main', 'article']) {
    const found = all.filter((element) => element.tagName === name || (name === 'main' && attribute(element, 'role') === 'main'));
    const body = all.find((element) => element.tagName === 'body');
    const only = found[0];
    // A page may call a teaser an article; its text is what holds most of the words.
    if (only && found.length === 1 && (!body || textOf(only).length > textOf(body).length / 4)) return only;
  }
  return all.find((element) => element.tagName === 'body') ?? document;
}
