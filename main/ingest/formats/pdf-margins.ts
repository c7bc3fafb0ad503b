import type { Line } from './pdf-lines.ts';

/**
 * Takes running heads and page numbers away: what stands in the two highest or two lowest lines of at least two pages at
 * one height in the same words, numbers aside; and a number alone at the edge that is the page's own.
 */
export function withoutMargins(pages: readonly (readonly Line[])[]): Line[][] {
  const edges = pages.map((lines) => edgeLines(lines));
  const seen = new Map<string, Set<number>>();
  for (const [index, lines] of edges.entries()) {
    for (const line of lines) {
      const key = shapeOf(line);
      for (const height of [Math.round(line.y / 6), Math.round(line.y / 6) + 1]) {
        const name = `${height} ${key}`;
        seen.set(name, (seen.get(name) ?? new Set()).add(index));
      }
    }
  }
  const enough = Math.max(2, Math.ceil(pages.length * 0.25));
  const isMargin = (line: Line) =>
    [Math.round(line.y / 6), Math.round(line.y / 6) + 1].some((height) => (seen.get(`${height} ${shapeOf(line)}`)?.size ?? 0) >= enough) || isPageNumber(line);
  return pages.map((lines, index) => lines.filter((line) => !(edges[index]?.includes(line) && isMargin(line))));
}

function edgeLines(lines: readonly Line[]): Line[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return byHeight.length < 5 ? [...byHeight.slice(0, 1), ...byHeight.slice(-1)] : [...byHeight.slice(0, 2), ...byHeight.slice(-2)];
}

function shapeOf(line: Line): string {
  return line.text.replace(/\d+/g, '#').toLowerCase();
}

function isPageNumber(line: Line): boolean {
  const match = /^(?:page|стр\.?|с\.|бет)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*(?:of|из|\/)\s*\d{1,4})?$/i.exec(line.text);
  return match !== null && Number(match[1]) === line.page;
}
