import { decodeText } from '../decode.ts';
import { type Block, betweenCells, type Draft, type DraftLink, type Run } from '../draft.ts';
import { Unreadable } from '../format.ts';
import { metadataOf } from './html-metadata.ts';
import { type HtmlNotes, notesOf } from './html-notes.ts';
import { attribute, contentOf, type Element, elementsIn, isDropped, isElement, parseHtml, textOf } from './html-tree.ts';
import { takeNumber } from './printed-number.ts';
import { withAttributions } from './quotation.ts';

/** Elements that begin and end a paragraph (HTML Standard, 15.3 Flow content), those with rules of their own aside. */
const breaking = new Set(
  'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer header hgroup hr html legend main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A saved web page: its article, without what serves the page. Nothing in it is run or fetched. */
export function readHtml(bytes: Uint8Array): Draft {
  const document = parseHtml(decodeText(bytes, declaredCharset(bytes)));
  const content = contentOf(document);
  const walk = new Walk(notesOf(content));
  walk.children(content, { quoted: false, list: null, link: undefined });
  walk.end();
  const notes = walk.notes.notes.map((note) => ({ key: note.key, mark: note.mark, runs: runsOfNote(note.element, note.mark, walk.notes) }));
  if (walk.blocks.length === 0 && notes.length === 0) throw new Unreadable('no-text');
  const pictures = [...elementsIn(content)].filter((element) => element.tagName === 'img').length;
  const { title, metadata } = metadataOf(document);
  return {
    title,
    blocks: withAttributions(
      walk.blocks,
      walk.blocks.some((block) => block.kind === 'heading'),
    ),
    notes,
    metadata,
    leftOut: pictures === 0 ? [] : [`${pictures} picture${pictures === 1 ? '' : 's'}`],
  };
}

/** The first 1,024 bytes may name the encoding (HTML Standard, 13.2.3.2). A page that says UTF-16 there is in UTF-8. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const name = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1];
  return name !== undefined && /^utf-?16/i.test(name) ? 'utf-8' : name;
}

interface Place {
  readonly quoted: boolean;
  /** In a list: the number of the next item, null for bullets. */
  readonly list: { next: number | null; readonly letters: string } | null;
  readonly link: DraftLink | undefined;
}

class Walk {
  readonly blocks: Block[] = [];
  readonly notes: HtmlNotes;
  #runs: Run[] = [];
  #kind: Pick<Block, 'kind' | 'level' | 'number'> = { kind: 'body' };

  constructor(notes: HtmlNotes) {
    this.notes = notes;
  }

  /** Ends the paragraph at hand; the next one is of the given kind. */
  end(next: Pick<Block, 'kind' | 'level' | 'number'> = { kind: 'body' }): void {
    if (this.#runs.some((run) => run.note !== undefined || run.text.trim() !== '')) {
      const typed = this.#kind.number === undefined ? takeNumber(this.#runs) : { runs: this.#runs };
      this.blocks.push({ ...this.#kind, ...typed });
    }
    this.#runs = [];
    this.#kind = next;
  }

  /** Begins a paragraph inside another element's; the first one in an item of a list is the item. */
  #begin(next: Pick<Block, 'kind' | 'level' | 'number'>): void {
    const isEmpty = this.#runs.every((run) => run.note === undefined && run.text.trim() === '');
    if (isEmpty && next.kind === 'body' && this.#kind.number !== undefined) return;
    this.end(next);
  }

  children(parent: { readonly childNodes: Element['childNodes'] }, place: Place): void {
    for (const child of parent.childNodes) {
      if (isElement(child)) this.#element(child, place);
      else if (child.nodeName === '#text' && 'value' in child) this.#runs.push(place.link ? { text: child.value, link: place.link } : { text: child.value });
    }
  }

  #element(element: Element, place: Place): void {
    if (isDropped(element) || this.notes.isNote(element)) return;
    const name = element.tagName;
    const heading = /^h([1-6])$/.exec(name);
    if (heading) {
      this.end({ kind: 'heading', level: Number(heading[1]) });
      this.children(element, place);
      this.end();
    } else if (name === 'a') this.#link(element, place);
    else if (name === 'br') this.#runs.push({ text: ' ' });
    else if (name === 'tr') this.#row(element, place);
    else if (name === 'li') {
      const number = printed(place.list);
      this.end({ kind: number === null ? 'list-item' : 'body', number });
      this.children(element, { ...place, list: null });
      this.end();
    } else if (isTitle(element)) {
      this.end({ kind: 'heading', level: 1 });
      this.children(element, place);
      this.end();
    } else if (name === 'ul' || name === 'ol') {
      this.end();
      const start = Number(attribute(element, 'start') ?? 1);
      this.children(element, {
        ...place,
        list: { next: name === 'ol' && Number.isSafeInteger(start) ? start : null, letters: attribute(element, 'type') ?? '1' },
      });
      this.end();
    } else if (breaking.has(name)) {
      const quoted = place.quoted || name === 'blockquote';
      this.#begin({ kind: quoted ? 'quotation' : 'body' });
      this.children(element, { ...place, quoted });
      this.end({ kind: place.quoted ? 'quotation' : 'body' });
    } else this.children(element, place);
  }

  #link(element: Element, place: Place): void {
    const key = this.notes.keyOf(element);
    if (key !== undefined) this.#runs.push({ text: '', note: key });
    else if (!this.notes.isWayBack(element)) this.children(element, { ...place, link: linkOf(element) ?? place.link });
  }

  #row(row: Element, place: Place): void {
    const cells = row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
    const only = cells[0];
    // A table of one column, or one with tables inside, is a frame around text.
    if (cells.length === 1 && only && textOf(only).length > 200) {
      this.end();
      this.children(only, place);
      this.end();
      return;
    }
    if (cells.some((cell) => [...elementsIn(cell)].some((inside) => inside.tagName === 'table'))) {
      for (const cell of cells) {
        this.end();
        this.children(cell, place);
        this.end();
      }
      return;
    }
    this.end({ kind: 'table-row', number: null });
    let filled = 0;
    for (const cell of cells) {
      if (textOf(cell).trim() === '') continue;
      if (filled++ > 0) this.#runs.push({ text: betweenCells });
      this.#runs.push(...runsInside(cell, this.notes));
    }
    this.end();
  }
}

/** Word and LibreOffice save the title of a document as a paragraph of this class. */
function isTitle(element: Element): boolean {
  return element.tagName === 'p' && /^(?:title|MsoTitle)$/.test(attribute(element, 'class') ?? '');
}

/** What an item of a list prints before itself; counts on. */
function printed(list: Place['list']): string | null {
  if (list === null || list.next === null) return null;
  const number = list.next++;
  return list.letters === 'a' && number <= 26 ? String.fromCharCode(96 + number) : String(number);
}

function linkOf(element: Element): DraftLink | undefined {
  const href = attribute(element, 'href')?.trim();
  if (href === undefined) return undefined;
  // A script or an empty place behind a link is as good as lost.
  return { target: href === '' || href === '#' || /^javascript:/i.test(href) ? null : href };
}

/** The runs of everything inside, paragraphs parted by a space. */
function runsInside(element: Element, notes: HtmlNotes): Run[] {
  const walk = (parent: Element, link: DraftLink | undefined): Run[] =>
    parent.childNodes.flatMap((child): Run[] => {
      if (child.nodeName === '#text' && 'value' in child) return [link ? { text: child.value, link } : { text: child.value }];
      if (!isElement(child) || isDropped(child) || notes.isWayBack(child)) return [];
      const key = notes.keyOf(child);
      if (key !== undefined) return [{ text: '', note: key }];
      const inside = walk(child, child.tagName === 'a' ? (linkOf(child) ?? link) : link);
      return child.tagName === 'br' || child.tagName === 'li' || breaking.has(child.tagName) ? [{ text: ' ' }, ...inside, { text: ' ' }] : inside;
    });
  return walk(element, undefined);
}

/** A note without the mark that it prints before itself. */
function runsOfNote(element: Element, mark: string, notes: HtmlNotes): Run[] {
  const runs = runsInside(element, notes);
  const first = runs.findIndex((run) => run.text.trim() !== '');
  const run = runs[first];
  if (!run) return runs;
  const text = run.text.trimStart();
  if (text.startsWith(mark) && /^[\])]?[.:)]?\s/.test(`${text.slice(mark.length)} `))
    runs[first] = { ...run, text: text.slice(mark.length).replace(/^[\])]?[.:)]?\s*/, '') };
  return runs;
}
