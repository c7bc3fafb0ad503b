import { SaxesParser } from 'saxes';
import { decodeText } from './decode.ts';
import { Unreadable } from './format.ts';

/** An element by its local name; prefixes are a writer's whim, and the formats read here never clash in local names. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const deepest = 400;

/** Parses a part of a container. No document type, so no entities of its own: such a file is refused. */
export function parseXml(bytes: Uint8Array): Element {
  const parser = new SaxesParser();
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const fail = (detail: string) => {
    throw new Unreadable('damaged', detail);
  };
  parser.on('error', () => fail('a part inside is not well-formed'));
  parser.on('doctype', () => fail('a part inside declares a document type'));
  parser.on('opentag', (tag) => {
    const element: Element = {
      name: local(tag.name),
      attributes: Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [local(name), String(value)])),
      children: [],
    };
    if (open.length > deepest) fail('it is nested beyond measure');
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const text = (value: string) => void open.at(-1)?.children.push(value);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decodeText(bytes)).close();
  return root.children.find((child): child is Element => typeof child !== 'string') ?? fail('a part inside is empty');
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childrenOf(element: Element | undefined, name?: string): Element[] {
  return (element?.children ?? []).filter((child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name));
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** The value of a child's `val`: how WordprocessingML writes most properties. */
export function settingOf(element: Element | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.val;
}

/** A property that is on when present, unless it says off (ECMA-376 part 1, 17.17.4 ST_OnOff). */
export function isOn(element: Element | undefined, name: string): boolean {
  const property = childOf(element, name);
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes.val ?? '');
}

export function textOf(element: Element | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
