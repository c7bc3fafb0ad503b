import type { Block } from '../draft.ts';

const pairs: Record<string, string> = { '“': '”', '«': '»', '„': '“”', '"': '"', '‘': '’' };

/** Whether a whole paragraph stands in quotation marks, from its first character to its last. */
export function isQuotation(text: string): boolean {
  const plain = text.trim().replace(/[.,;]$/, '');
  const open = plain[0] ?? '';
  const close = Object.hasOwn(pairs, open) ? (pairs[open] ?? '') : '';
  if (close === '' || plain.length < 20) return false;
  if (open === '"' || open === '‘') return plain.indexOf(close, 1) === plain.length - 1;
  let depth = 0;
  for (let index = 0; index < plain.length; index++) {
    const character = plain[index] ?? '';
    if (character === open) depth++;
    else if (close.includes(character) && --depth === 0) return index === plain.length - 1;
  }
  return false;
}

/** A line that may name who is quoted above it: a few words, a name, no sentence. */
export function mayBeAttribution(text: string, atMost = 8): boolean {
  const line = text.trim().replace(/^[—–-]\s*/, '');
  const words = line.split(/\s+/).length;
  return words <= atMost && line.length <= 80 && /^[\p{Lu}“"«]/u.test(line) && !/[.!?:;,…\d]$/.test(line) && !/https?:|@|\d/.test(line);
}

/**
 * Tells quotations and the names below them. A short line below a quotation names who is quoted. Below another numbered
 * paragraph it does so only where headings are marked as such, so that it can't be one (a testimony, or a section, with
 * the organisation named below it).
 */
export function withAttributions(blocks: readonly Block[], headingsAreMarked: boolean): Block[] {
  const told: Block[] = [];
  for (const block of blocks) {
    const above = told.at(-1);
    const kind = block.kind === 'body' && mayMatter(block) ? kindOf(block, above, headingsAreMarked) : block.kind;
    told.push(kind === block.kind ? block : { ...block, kind });
  }
  return told;
}

function kindOf(block: Block, above: Block | undefined, headingsAreMarked: boolean): Block['kind'] {
  const text = textOf(block);
  if (isQuotation(text)) return 'quotation';
  if (!above || (block.number ?? null) !== null || !mayBeAttribution(text)) return block.kind;
  return above.kind === 'quotation' || (headingsAreMarked && isTestimony(above) && mayBeAttribution(text, 6)) ? 'attribution' : block.kind;
}

function isTestimony(block: Block): boolean {
  return block.kind === 'body' && (block.number ?? null) !== null && /[.!?”"»]\s*$/.test(textOf(block).slice(-20));
}

/** Most paragraphs are neither short nor begin with a quotation mark. */
function mayMatter(block: Block): boolean {
  let length = 0;
  for (const run of block.runs) {
    if (length === 0 && Object.hasOwn(pairs, run.text.trimStart()[0] ?? '')) return true;
    length += run.text.trim().length;
    if (length > 100) return false;
  }
  return true;
}

function textOf(block: Block): string {
  return block.runs
    .map((run) => run.text)
    .join('')
    .trim();
}
