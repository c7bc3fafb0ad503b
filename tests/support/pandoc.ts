import { spawnSync } from 'node:child_process';

/** Pandoc reads exports back with eyes that are not ours. Tests that need it are skipped where it is missing. */
export const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

export interface ReadBack {
  /** Words in reading order, notes left out. */
  readonly words: readonly string[];
  readonly notes: readonly (readonly string[])[];
}

export function readBack(format: 'docx' | 'markdown' | 'html', bytes: Uint8Array | string): ReadBack {
  const run = spawnSync('pandoc', ['-f', format, '-t', 'json'], { input: bytes, maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`pandoc: ${run.stderr}`);
  const { blocks } = JSON.parse(run.stdout.toString('utf8')) as { blocks: unknown };
  const notes: string[][] = [];
  return { words: wordsOf(collect(blocks, notes)), notes };
}

/** Words of a text without the spaces between. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s\u00a0]+/u).filter((word) => word !== '');
}

function collect(node: unknown, notes: string[][]): string {
  if (Array.isArray(node)) return node.map((child) => collect(child, notes)).join('');
  if (typeof node !== 'object' || node === null || !('t' in node)) return '';
  const content = 'c' in node ? node.c : undefined;
  switch (node.t) {
    case 'Str':
      return String(content);
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    case 'Note':
      notes.push(wordsOf(collect(content, [])));
      return '';
    case 'Quoted': {
      const [kind, inner] = content as [{ t: string }, unknown];
      return kind.t === 'DoubleQuote' ? `“${collect(inner, notes)}”` : `‘${collect(inner, notes)}’`;
    }
    case 'Code':
    case 'CodeBlock':
    case 'RawInline':
    case 'RawBlock':
    case 'Math':
      return `<${node.t}> ${JSON.stringify(content)} `;
    case 'Para':
    case 'Plain':
    case 'Header':
      return `${collect(content, notes)}\n`;
    default:
      return collect(content, notes);
  }
}
