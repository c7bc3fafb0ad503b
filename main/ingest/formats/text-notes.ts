/**
 * Footnotes in text come in three forms: `[footnoteRef:4] … [4: text]` (Word saved as text), `<sup>4</sup>` with the notes
 * at the foot of each page under a rule (PDF turned into Markdown), and `[^1]` (Markdown). All are taken out here; where a
 * mark stood, a sentinel stays behind: U+FDD0 key U+FDD1, noncharacters that no document may hold.
 */
export interface TextNote {
  readonly key: string;
  readonly mark: string;
  readonly text: string;
}

export const sentinel = /\ufdd0([^\ufdd1]*)\ufdd1/g;

const at = (key: string) => `\ufdd0${key}\ufdd1`;

export function takeNotes(text: string): { text: string; notes: TextNote[] } {
  const word = takeWordNotes(text);
  const markdown = takeMarkdownNotes(word.text);
  const foot = takeFootOfPage(markdown.text);
  return { text: foot.text, notes: [...word.notes, ...markdown.notes, ...foot.notes] };
}

function takeWordNotes(text: string): { text: string; notes: TextNote[] } {
  const marks = new Set(Array.from(text.matchAll(/\[footnoteRef:([^\]\s]{1,20})\]/g), (match) => match[1] ?? ''));
  if (marks.size === 0) return { text, notes: [] };
  const notes: TextNote[] = [];
  const opening = /\[([^\][:\s]{1,20}): /g;
  let rest = '';
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const mark = match[1] ?? '';
    if (!marks.has(mark) || notes.some((note) => note.mark === mark)) continue;
    const end = closingBracket(text, match.index);
    if (end < 0) continue;
    notes.push({ key: `w${mark}`, mark, text: text.slice(opening.lastIndex, end) });
    rest += text.slice(from, match.index);
    from = end + 1;
    opening.lastIndex = from;
  }
  rest += text.slice(from);
  return { text: rest.replace(/\[footnoteRef:([^\]\s]{1,20})\]/g, (_, mark: string) => at(`w${mark}`)), notes };
}

/** A note may hold brackets itself; one that never closes ends nothing. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '[') depth++;
    else if (text[index] === ']' && --depth === 0) return index;
  }
  return -1;
}

function takeMarkdownNotes(text: string): { text: string; notes: TextNote[] } {
  const notes: TextNote[] = [];
  // A note goes on over lines that are set in (Pandoc manual, "Footnotes"), and over the lines right below it.
  const rest = text.replace(
    /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?![ \t]*\n|\[\^| {0,3}#).+|\n(?:[ \t]*\n)+(?: {4}|\t).+)*)/gm,
    (_, mark: string, body: string) => {
      if (!notes.some((note) => note.mark === mark)) notes.push({ key: `m${mark}`, mark, text: body });
      return '\n';
    },
  );
  if (notes.length === 0) return { text, notes };
  return { text: rest.replace(/\[\^([^\]\s]{1,40})\]/g, (whole, mark: string) => (notes.some((note) => note.mark === mark) ? at(`m${mark}`) : whole)), notes };
}

const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
const noteLine = /^\s*<sup>\s*([^<\s]{1,10})\s*<\/sup>\s*(.*)$/i;
const sup = /<sup>\s*([^<\s]{1,10})\s*<\/sup>/gi;

/** Numbers may start again on each page, so a note belongs to the latest mark of its name that has no note yet. */
function takeFootOfPage(text: string): { text: string; notes: TextNote[] } {
  if (!/<sup>/i.test(text)) return { text, notes: [] };
  const notes: TextNote[] = [];
  const open = new Map<string, string[]>();
  const kept: string[] = [];
  const lines = text.split('\n');
  let marks = 0;
  const keep = (line: string) =>
    kept.push(
      line.replace(sup, (_, mark: string) => {
        const key = `s${marks++}`;
        open.set(mark, [...(open.get(mark) ?? []), key]);
        return `\ufdd2${key}\ufdd3${mark}\ufdd4`;
      }),
    );
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!rule.test(line)) {
      keep(line);
      continue;
    }
    let next = index + 1;
    let foundHere = 0;
    while (next < lines.length) {
      const match = noteLine.exec(lines[next] ?? '');
      if (match) {
        const mark = match[1] ?? '';
        let body = match[2] ?? '';
        for (next++; next < lines.length && (lines[next] ?? '').trim() !== '' && !noteLine.test(lines[next] ?? ''); next++) body += ` ${lines[next]}`;
        notes.push({ key: open.get(mark)?.shift() ?? `s${marks++}`, mark, text: body });
        foundHere++;
      } else if ((lines[next] ?? '').trim() === '') next++;
      else break;
    }
    if (foundHere === 0) {
      keep(line);
      continue;
    }
    // Where the page ended: text broken in mid-sentence is joined over it.
    kept.push('', '\ufdd5', '');
    index = next - 1;
  }
  const tied = new Set(notes.map((note) => note.key));
  // A raised character without a note is a character (m²), not a mark.
  const rest = kept.join('\n').replace(/\ufdd2([^\ufdd3]*)\ufdd3([^\ufdd4]*)\ufdd4/g, (_, key: string, mark: string) => (tied.has(key) ? at(key) : mark));
  return { text: rest, notes };
}
