import { type Block, betweenCells, type Draft, type Note, type Run } from '../draft.ts';
import { Unreadable } from '../format.ts';
import { childOf, childrenOf, type Element, parseXml, settingOf, textOf } from '../xml.ts';
import { partsOfZip } from '../zip.ts';
import { inFormat, numberingOf } from './docx-numbering.ts';
import { type Found, runsOf, type Surroundings } from './docx-runs.ts';
import { stylesOf } from './docx-styles.ts';
import { takeNumber } from './printed-number.ts';
import { withAttributions } from './quotation.ts';

/** DOCX (ECMA-376): paragraphs with the numbers Word would print, notes tied to their marks, tracked changes told. */
export function readDocx(bytes: Uint8Array): Draft {
  const parts = partsOfZip(bytes, (name) => /\.(?:xml|rels)$/i.test(name) && !/^customXml|theme|fontTable|webSettings/i.test(name));
  const part = (name: string | undefined) => {
    const found = name === undefined ? undefined : parts.get(name);
    return found && parseXml(found);
  };
  const main = relationsOf(part('_rels/.rels'), '').find((relation) => relation.type === 'officeDocument')?.target ?? 'word/document.xml';
  const body = childOf(part(main), 'body');
  if (!body) throw new Unreadable('damaged', 'it holds no document');
  const relations = relationsOf(part(relationsName(main)), main);
  const named = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const settings = part(named('settings'));

  const found: Found = { deletions: 0, hidden: 0, pictures: 0, boxes: [] };
  const styles = stylesOf(part(named('styles')));
  const numbering = numberingOf(part(named('numbering')));
  const notes: Note[] = [];
  const noteParts = { footnote: noteSource('footnote'), endnote: noteSource('endnote') };
  let counts = { footnote: 0, endnote: 0 };

  function noteSource(kind: 'footnote' | 'endnote') {
    const name = named(`${kind}s`);
    const root = part(name);
    const own = childOf(settings, `${kind}Pr`);
    return {
      notes: new Map(childrenOf(root, kind).map((note) => [note.attributes.id ?? '', note])),
      targets: targetsOf(name === undefined ? [] : relationsOf(part(relationsName(name)), name)),
      format: settingOf(own, 'numFmt') ?? (kind === 'footnote' ? 'decimal' : 'lowerRoman'),
      start: Number(settingOf(own, 'numStart') ?? 1) || 1,
    };
  }
  const around: Surroundings = {
    targets: targetsOf(relations),
    found,
    mark(kind, id, own) {
      const source = noteParts[kind];
      const note = source.notes.get(id);
      if (!note) return null;
      const key = `${kind} ${id}`;
      if (own === null) counts = { ...counts, [kind]: counts[kind] + 1 };
      const mark = own ?? inFormat(source.start + counts[kind] - 1, source.format);
      const inside: Surroundings = { targets: source.targets, found, mark: () => null };
      const runs = paragraphsIn(note).flatMap((paragraph): Run[] => [...runsOf(paragraph, inside), { text: ' ' }]);
      notes.push({ key, mark, runs: own === null ? runs : withoutMark(runs, own) });
      return key;
    },
  };

  const blocks: Block[] = [];
  const readParagraph = (paragraph: Element): void => {
    const properties = childOf(paragraph, 'pPr');
    const style = styles.of(properties);
    const runs = runsOf(paragraph, around);
    const boxes = found.boxes.splice(0);
    const isEmpty = runs.every((run) => run.note === undefined && run.text.trim() === '');
    if (!isEmpty) {
      const counted = style.numbering && numbering.next(style.numbering.id, style.numbering.level);
      const typed = counted ? { number: counted.number, runs } : takeNumber(runs);
      if (style.level !== null) blocks.push({ kind: 'heading', level: style.level, ...typed });
      else if (style.isQuotation) blocks.push({ kind: 'quotation', ...typed });
      else blocks.push({ kind: counted && counted.number === null ? 'list-item' : 'body', ...typed });
    }
    for (const box of boxes) readContainer(box);
  };
  const readTable = (table: Element): void => {
    const rows = childrenOf(table).flatMap(function rowsIn(child: Element): Element[] {
      return child.name === 'tr' ? [child] : child.name === 'tblPr' || child.name === 'tblGrid' ? [] : childrenOf(child).flatMap(rowsIn);
    });
    for (const row of rows) {
      const cells = childrenOf(row).flatMap(function cellsIn(child: Element): Element[] {
        return child.name === 'tc' ? [child] : childrenOf(child).flatMap(cellsIn);
      });
      // A table of one column is a frame around text.
      if (cells.length === 1 && cells[0]) readContainer(cells[0]);
      else {
        const filled = cells
          .map((cell) => paragraphsIn(cell).flatMap((paragraph): Run[] => [...runsOf(paragraph, around), { text: ' ' }]))
          .filter((runs) => runs.some((run) => run.note !== undefined || run.text.trim() !== ''));
        blocks.push({ kind: 'table-row', runs: filled.flatMap((runs, index): Run[] => (index === 0 ? runs : [{ text: betweenCells }, ...runs])) });
      }
    }
  };
  const readContainer = (container: Element): void => {
    for (const child of childrenOf(container)) {
      if (child.name === 'p') readParagraph(child);
      else if (child.name === 'tbl') readTable(child);
      else if (child.name !== 'sectPr' && child.name !== 'sdtPr') readContainer(child);
    }
  };
  readContainer(body);

  const core = part(parts.has('docProps/core.xml') ? 'docProps/core.xml' : undefined);
  const comments = childrenOf(part(named('comments')), 'comment').length;
  const told = (count: number, one: string, many: string) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]);
  return {
    title: textOf(childOf(core, 'title')).trim() || null,
    blocks: withAttributions(
      blocks,
      blocks.some((block) => block.kind === 'heading'),
    ),
    notes,
    metadata: {
      authors: textOf(childOf(core, 'creator'))
        .split(';')
        .map((author) => author.trim())
        .filter((author) => author !== ''),
      date: /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(textOf(childOf(core, 'created')).trim())?.[0] ?? null,
    },
    leftOut: [
      ...told(found.deletions, 'tracked deletion', 'tracked deletions'),
      ...told(comments, 'comment', 'comments'),
      ...told(found.hidden, 'piece of hidden text', 'pieces of hidden text'),
      ...told(found.pictures, 'picture', 'pictures'),
    ],
  };
}

interface Relation {
  readonly id: string;
  /** The last word of its type's address; Transitional and Strict differ in what stands before it. */
  readonly type: string;
  readonly target: string;
}

function relationsOf(root: Element | undefined, source: string): Relation[] {
  return childrenOf(root, 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: (attributes.Type ?? '').replace(/^.*\//, ''),
    target: attributes.TargetMode === 'External' ? (attributes.Target ?? '') : inside(source, attributes.Target ?? ''),
  }));
}

/** The name of a part that another part points to (ECMA-376 part 2, 8.3). */
function inside(source: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = source.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

function relationsName(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

function targetsOf(relations: readonly Relation[]): Map<string, string> {
  return new Map(relations.filter((relation) => relation.type === 'hyperlink').map((relation) => [relation.id, relation.target]));
}

function paragraphsIn(container: Element): Element[] {
  return childrenOf(container).flatMap((child) => (child.name === 'p' ? [child] : child.name.endsWith('Pr') ? [] : paragraphsIn(child)));
}

/** A mark typed by hand is typed again before the note. */
function withoutMark(runs: readonly Run[], mark: string): Run[] {
  const [first, ...rest] = runs;
  if (!first?.text.trimStart().startsWith(mark)) return [...runs];
  return [{ ...first, text: first.text.trimStart().slice(mark.length) }, ...rest];
}
