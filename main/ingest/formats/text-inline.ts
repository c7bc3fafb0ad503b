import type { DraftLink, Run } from '../draft.ts';

export interface LeftOutCount {
  pictures: number;
}

const escaped = /\\+([!-/:-@[-`{-~])/g;
/** A mark, a picture, a link, an address in angle brackets, a bare address, a raised or lowered character, code. */
const tokens =
  /\ufdd0([^\ufdd1]*)\ufdd1|(!?)\[((?:\\.|[^\][\\]|\[[^\][]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+["'][^"']*["'])?\s*\)|<((?:https?:\/\/|mailto:|ftp:\/\/)[^\s<>]+|[\w.+-]+@[\w.-]+\.\w+)>|((?:https?:\/\/|www\.)[^\s<>"“”«»\ufdd0]+)|<\/?(?:sup|sub|u|b|i|em|strong|br)\s*\/?>/giu;

/** The runs of one paragraph: links and marks apart, emphasis and escapes gone. */
export function inlineRuns(source: string, leftOut: LeftOutCount): Run[] {
  const text = withoutEmphasis(source);
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    pushPlain(runs, text.slice(from, match.index));
    from = match.index + match[0].length;
    const [whole, note, picture, label, target, angled, bare] = match;
    if (note !== undefined) runs.push({ text: '', note });
    else if (picture === '!') leftOut.pictures++;
    else if (label !== undefined) pushLink(runs, label, target ?? '', leftOut);
    else if (angled !== undefined) runs.push({ text: angled, link: { target: angled.includes('@') && !angled.includes(':') ? `mailto:${angled}` : angled } });
    else if (bare !== undefined) {
      const address = withoutEscapes(trimAddress(bare));
      runs.push({ text: address, link: { target: /^www\./i.test(address) ? `http://${address}` : address } });
      from = match.index + trimAddress(bare).length;
    } else if (/br/i.test(whole)) runs.push({ text: ' ' });
  }
  pushPlain(runs, text.slice(from));
  return runs;
}

function withoutEscapes(text: string): string {
  return text.replace(escaped, '$1');
}

function pushLink(runs: Run[], label: string, target: string, leftOut: LeftOutCount): void {
  const link: DraftLink = { target: target === '' || target === '#' ? null : withoutEscapes(target) };
  for (const run of inlineRuns(label.replace(/(https?):\/\//g, '$1:\\/\\/').replace(/\bwww\./g, 'www\\.'), leftOut))
    runs.push(run.note === undefined ? { text: run.text, link } : run);
}

/** "see here, here and here" of a page whose links were lost: each word shows a link, none has a target. */
const lostLinks =
  /(?<=\((?:see|см\.|қараңыз:?)(?:\s+(?:here|здесь|мұнда),?(?:\s+(?:and|и|және))?)*\s+)(?:here|здесь|мұнда)(?=(?:,?(?:\s+(?:and|и|және))?\s+(?:here|здесь|мұнда))*\))/giu;

function pushPlain(runs: Run[], text: string): void {
  const plain = withoutEscapes(text);
  let from = 0;
  for (const match of plain.matchAll(lostLinks)) {
    if (match.index > from) runs.push({ text: plain.slice(from, match.index) });
    runs.push({ text: match[0], link: { target: null } });
    from = match.index + match[0].length;
  }
  if (from < plain.length) runs.push({ text: plain.slice(from) });
}

/** Punctuation that ends the sentence, not the address; a bracket only if it was opened before the address. */
function trimAddress(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const before = address.slice(0, end);
    if (/[.,;:!?'’*_\\]/.test(last)) continue;
    if (last === ')' && before.split(')').length > before.split('(').length) continue;
    if (last === ']' && before.split(']').length > before.split('[').length) continue;
    break;
  }
  return address.slice(0, end);
}

/** Takes the signs of emphasis away, outside addresses, escapes and marks. CommonMark 0.31, 6.2, without its rarest cases. */
function withoutEmphasis(source: string): string {
  if (!/[*_`~]/.test(source)) return source;
  const hide = (part: string) => '.'.repeat(part.length);
  let masked = source
    .replace(/\ufdd0[^\ufdd1]*\ufdd1/g, hide)
    .replace(/\\+[!-/:-@[-`{-~]/g, hide)
    .replace(/(?<=\]\()[^)\s]*\)|<[^\s<>]+>|(?:https?:\/\/|www\.)[^\s<>"]+?(?=[*_]{1,3}(?:\s|$)|[\s<>"]|$)/gi, hide);
  const drop = new Set<number>();
  const pairs = [
    /(`{1,2})(?!`)([^`]+)\1/g,
    /(~~)(?=\S)(.+?)(?<=\S)\1/gs,
    /(\*\*\*|\*\*|\*)(?![\s*])(.+?)(?<![\s*])\1(?!\*)/gs,
    /(?<![\p{L}\p{N}_])(___|__|_)(?![\s_])(.+?)(?<![\s_])\1(?![\p{L}\p{N}_])/gsu,
  ];
  for (const pair of pairs) {
    for (let again = 0; again < 3; again++) {
      const before = masked;
      masked = masked.replace(pair, (whole: string, sign: string, inner: string, offset: number) => {
        for (let index = 0; index < sign.length; index++) {
          drop.add(offset + index);
          drop.add(offset + whole.length - 1 - index);
        }
        return hide(sign) + inner + hide(sign);
      });
      if (masked === before) break;
    }
  }
  if (drop.size === 0) return source;
  let plain = '';
  for (let index = 0; index < source.length; index++) if (!drop.has(index)) plain += source[index];
  return plain;
}
