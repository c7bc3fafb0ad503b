import type { ReactNode } from 'react';

const tags = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** A heading of a document, one level below ours: the window's own title is the first. */
export function Heading({ level, children }: { readonly level: number | null; readonly children: ReactNode }) {
  const Tag = tags[Math.min(level ?? 1, tags.length) - 1] ?? 'h2';
  return <Tag className="doc-heading">{children}</Tag>;
}
