import { useQuery } from '@tanstack/react-query';
import type { ComposedNote } from '../../../shared/contract/briefs.ts';
import type { Claim } from '../../../shared/model/brief.ts';
import type { BriefId } from '../../../shared/model/ids.ts';
import type { Link, Paragraph } from '../../../shared/model/text.ts';
import { attest } from '../../host.ts';

export interface BriefParagraph {
  readonly paragraph: Paragraph;
  readonly text: string;
  readonly links: readonly Link[];
}

/** The whole draft, paragraph by paragraph; its notes are not among them: they come composed (`useNotes`). */
export const useBriefText = (id: BriefId) =>
  useQuery({
    queryKey: ['briefs', 'text', id],
    queryFn: async () => {
      const all: BriefParagraph[] = [];
      for (let from = 1, total = 1; from <= total; ) {
        const slice = await attest.briefs.text({ id, fromOrdinal: from });
        total = slice.totalParagraphs;
        if (slice.paragraphs.length === 0) break;
        for (const paragraph of slice.paragraphs) {
          const { start, end } = paragraph;
          all.push({
            paragraph,
            text: slice.text.slice(start - slice.start, end - slice.start),
            links: slice.links.filter((link) => link.start >= start && link.end <= end),
          });
        }
        from = (slice.paragraphs.at(-1)?.ordinal ?? total) + 1;
      }
      return all.filter(({ paragraph }) => paragraph.kind !== 'note');
    },
  });

/** All claims in the order of the text. */
export const useClaims = (brief: BriefId) =>
  useQuery({
    queryKey: ['claims', 'list', brief],
    queryFn: async () => {
      const all: Claim[] = [];
      for (;;) {
        const { items, total } = await attest.claims.list({ brief, offset: all.length });
        all.push(...items);
        if (items.length === 0 || all.length >= total) return all.sort((a, b) => a.start - b.start);
      }
    },
  });

export const useNotes = (id: BriefId) =>
  useQuery({ queryKey: ['claims', 'notes', id], queryFn: async (): Promise<readonly ComposedNote[]> => (await attest.briefs.notes({ id })).items });
