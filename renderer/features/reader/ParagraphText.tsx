import type { ReactNode } from 'react';
import type { Link } from '../../../shared/model/text.ts';
import { CopyText } from '../../components/CopyText.tsx';
import { type Span, segmentsOf } from '../../components/segments.ts';
import { say } from '../../words.ts';
import type { ReadParagraph } from './chunks.ts';
import type { Place } from './hits.ts';

type Look = { readonly as: 'hit' } | { readonly as: 'chosen' } | { readonly as: 'target' } | { readonly as: 'link'; readonly link: Link };

interface Props {
  readonly read: ReadParagraph;
  readonly hits: readonly Place[];
  readonly target: Place | null;
  /** What the person selected. */
  readonly selected: Place | null;
}

/** A paragraph's words with hits and the passage marked, footnote marks, page signs and the addresses of links. */
export function ParagraphText({ read, hits, target, selected }: Props) {
  const { paragraph, text, footnotes, links, pages } = read;
  const { start, end } = paragraph;
  const spans: Span<Look>[] = [
    ...hits.map((hit) => ({ ...hit, value: { as: 'hit' } as const })),
    ...(selected ? [{ ...selected, value: { as: 'chosen' } as const }] : []),
    ...(target ? [{ ...target, value: { as: 'target' } as const }] : []),
    ...links.map((link) => ({ start: link.start, end: link.end, value: { as: 'link', link } as const })),
  ];
  const inner = pages.filter((page) => page.start > start);
  const marksAt = (at: number) => footnotes.filter((note) => note.at === at);
  const segments = segmentsOf(start, end, spans, [...footnotes.map((note) => note.at ?? start), ...inner.map((page) => page.start)]);
  return (
    <span className="paragraph-words" data-start={start}>
      {segments.map((segment) => (
        <span key={segment.start}>
          {marksAt(segment.start).map((note) => (
            <sup key={note.mark} data-ours="" title={note.text}>
              {note.mark}
            </sup>
          ))}
          {inner.some((page) => page.start === segment.start) && (
            <span className="page-sign" data-ours="">
              {say('reader.page', { page: String(inner.find((page) => page.start === segment.start)?.page ?? '') })}
            </span>
          )}
          {dress(text.slice(segment.start - start, segment.end - start), segment.values, segment.end)}
        </span>
      ))}
      {end > start &&
        marksAt(end).map((note) => (
          <sup key={note.mark} data-ours="" title={note.text}>
            {note.mark}
          </sup>
        ))}
    </span>
  );
}

function dress(words: string, looks: readonly Look[], end: number): ReactNode {
  const link = looks.find((look) => look.as === 'link')?.link;
  const target = looks.some((look) => look.as === 'target');
  const hit = looks.some((look) => look.as === 'hit');
  const chosen = looks.some((look) => look.as === 'chosen');
  const marked = chosen || target || hit ? <mark className={chosen ? 'chosen' : target ? 'target' : 'found'}>{words}</mark> : words;
  if (!link) return marked;
  return (
    <>
      <span className="doc-link" title={link.target ?? say('reader.lostLink')}>
        {marked}
      </span>
      {end === link.end && (
        <span className="doc-address" data-ours="">
          {' '}
          {link.target === null ? say('reader.lostLink') : link.target !== link.text && <CopyText text={link.target} shown={`⟨${link.target}⟩`} />}
        </span>
      )}
    </>
  );
}
