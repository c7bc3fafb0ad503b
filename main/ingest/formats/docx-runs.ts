import type { DraftLink, Run } from '../draft.ts';
import { childOf, childrenOf, type Element, isOn, textOf } from '../xml.ts';

/** What a walk through a part finds beside its text. */
export interface Found {
  deletions: number;
  hidden: number;
  pictures: number;
  /** Paragraphs of text boxes anchored in the paragraph at hand. */
  boxes: Element[];
}

export interface Surroundings {
  readonly targets: ReadonlyMap<string, string>;
  readonly found: Found;
  /** A mark met in the text: gives its note's key, or null where there is no such note. `own` is a mark typed by hand. */
  mark(kind: 'footnote' | 'endnote', id: string, own: string | null): string | null;
}

interface Field {
  instruction: string;
  link: DraftLink | undefined;
  showsResult: boolean;
}

/** The runs of one paragraph (ECMA-376 part 1, 17.3): insertions in, deletions out, links with their targets. */
export function runsOf(paragraph: Element, around: Surroundings): Run[] {
  const runs: Run[] = [];
  const fields: Field[] = [];
  const push = (text: string, link: DraftLink | undefined) => {
    const inside = link ?? fields.findLast((field) => field.link)?.link;
    if (text !== '' && fields.every((field) => field.showsResult)) runs.push(inside ? { text, link: inside } : { text });
  };

  const walk = (element: Element, link: DraftLink | undefined): void => {
    switch (element.name) {
      case 'del':
      case 'moveFrom':
        if (textOf(element) !== '') around.found.deletions++;
        return;
      case 'pPr':
      case 'rPr':
      case 'sdtPr':
      case 'Fallback':
        return;
      case 'hyperlink': {
        const own: DraftLink = { target: addressOf(element, around.targets) };
        for (const child of childrenOf(element)) walk(child, own);
        return;
      }
      case 'fldSimple': {
        const own = linkOfInstruction(element.attributes.instr ?? '');
        for (const child of childrenOf(element)) walk(child, own ?? link);
        return;
      }
      case 'r':
        walkRun(element, link);
        return;
      default:
        for (const child of childrenOf(element)) walk(child, link);
    }
  };

  const walkRun = (run: Element, link: DraftLink | undefined): void => {
    if (isOn(childOf(run, 'rPr'), 'vanish')) {
      if (textOf(run) !== '') around.found.hidden++;
      return;
    }
    let typedMark: 'footnote' | 'endnote' | null = null;
    let typedId = '';
    for (const child of childrenOf(run)) {
      switch (child.name) {
        case 't':
          if (typedMark) {
            const key = around.mark(typedMark, typedId, textOf(child).trim());
            if (key !== null) runs.push({ text: '', note: key });
            typedMark = null;
          } else push(textOf(child), link);
          break;
        case 'tab':
        case 'br':
        case 'cr':
        case 'ptab':
          push(' ', link);
          break;
        case 'noBreakHyphen':
          push('-', link);
          break;
        case 'sym':
          push(symbol(child), link);
          break;
        case 'delText':
          around.found.deletions++;
          break;
        case 'footnoteReference':
        case 'endnoteReference': {
          const kind = child.name === 'footnoteReference' ? 'footnote' : 'endnote';
          const id = child.attributes.id ?? '';
          if (child.attributes.customMarkFollows !== undefined && child.attributes.customMarkFollows !== '0') {
            typedMark = kind;
            typedId = id;
          } else {
            const key = around.mark(kind, id, null);
            if (key !== null) runs.push({ text: '', note: key });
          }
          break;
        }
        case 'fldChar':
          turnField(fields, child.attributes.fldCharType);
          break;
        case 'instrText': {
          const field = fields.at(-1);
          if (field) field.instruction += textOf(child);
          break;
        }
        case 'drawing':
        case 'pict':
        case 'object':
        case 'AlternateContent':
          drawn(child, around.found);
          break;
      }
    }
  };

  for (const child of childrenOf(paragraph)) walk(child, undefined);
  return runs;
}

/** Fields come in pieces (17.16.18): begin, instruction, separate, result, end. Only the result is shown. */
function turnField(fields: Field[], type: string | undefined): void {
  const field = fields.at(-1);
  if (type === 'begin') fields.push({ instruction: '', link: undefined, showsResult: false });
  else if (type === 'separate' && field) {
    field.showsResult = true;
    field.link = linkOfInstruction(field.instruction);
  } else if (type === 'end') fields.pop();
}

function linkOfInstruction(instruction: string): DraftLink | undefined {
  const match = /^\s*HYPERLINK\s+(?:"([^"]*)")?(?:.*?\\l\s+"([^"]*)")?/i.exec(instruction);
  if (!match) return undefined;
  const address = match[1] ?? '';
  return { target: address !== '' ? address : match[2] ? `#${match[2]}` : null };
}

function addressOf(hyperlink: Element, targets: ReadonlyMap<string, string>): string | null {
  const { id, anchor } = hyperlink.attributes;
  const target = id === undefined ? undefined : targets.get(id);
  if (target !== undefined && target !== '') return anchor ? `${target}#${anchor}` : target;
  return anchor ? `#${anchor}` : null;
}

/** A character of a symbol font; those of the private area have no meaning outside their font. */
function symbol(element: Element): string {
  const code = Number.parseInt(element.attributes.char ?? '', 16);
  return Number.isInteger(code) && code > 31 && code < 0xe000 ? String.fromCodePoint(code) : '';
}

function drawn(element: Element, found: Found): void {
  const before = found.boxes.length;
  const look = (inside: Element): void => {
    if (inside.name === 'Fallback') return;
    if (inside.name === 'txbxContent') found.boxes.push(inside);
    else for (const child of childrenOf(inside)) look(child);
  };
  look(element);
  if (found.boxes.length === before && has(element, 'blip', 'imagedata', 'OLEObject', 'chart')) found.pictures++;
}

function has(element: Element, ...names: string[]): boolean {
  return names.includes(element.name) || childrenOf(element).some((child) => has(child, ...names));
}
