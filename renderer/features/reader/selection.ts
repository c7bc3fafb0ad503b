/** Half-open range of the source's text, with its words. */
export interface Selected {
  readonly start: number;
  readonly end: number;
}

/**
 * The selected stretch of text below `root`, in offsets of the source's text; null where nothing of it is selected.
 * Paragraph words stand in elements with `data-start`; what is ours inside them (marks, page signs) carries `data-ours`.
 */
export function selectedIn(root: HTMLElement, selection: Selection | null): Selected | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer) && !range.intersectsNode(root)) return null;
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const words of root.querySelectorAll<HTMLElement>('[data-start]')) {
    if (!range.intersectsNode(words)) continue;
    let at = Number(words.dataset.start);
    for (const node of wordsOf(words)) {
      const length = node.data.length;
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : length;
        if (to > from) {
          start = Math.min(start, at + from);
          end = Math.max(end, at + to);
        }
      }
      at += length;
    }
  }
  return end > start ? { start, end } : null;
}

function* wordsOf(element: HTMLElement): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-ours]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}
