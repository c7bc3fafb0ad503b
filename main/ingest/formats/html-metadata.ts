import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Draft } from '../draft.ts';
import { attribute, elementsIn, textOf } from './html-tree.ts';

/** What a page says of itself: its title, authors, date and its own address. Proposed, not believed. */
export function metadataOf(document: DefaultTreeAdapterTypes.Document): Required<Pick<Draft, 'title' | 'metadata'>> {
  const said = new Map<string, string[]>();
  let title: string | null = null;
  let address: string | null = null;
  let time: string | null = null;
  for (const element of elementsIn(document)) {
    if (element.tagName === 'meta') {
      const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase();
      const content = attribute(element, 'content')?.trim();
      if (name !== '' && content) said.set(name, [...(said.get(name) ?? []), content]);
    } else if (element.tagName === 'title') title ??= textOf(element).replace(/\s+/g, ' ').trim() || null;
    else if (element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical') address ??= attribute(element, 'href') ?? null;
    else if (element.tagName === 'time') time ??= attribute(element, 'datetime') ?? null;
  }
  const first = (...names: string[]) => names.map((name) => said.get(name)?.[0]).find((found) => found !== undefined);
  const authors = ['author', 'dc.creator', 'citation_author', 'article:author'].map((name) => said.get(name)).find((found) => found !== undefined) ?? [];
  const date = first('article:published_time', 'date', 'dc.date', 'dcterms.created', 'citation_publication_date', 'citation_date') ?? time ?? '';
  return {
    title: first('og:title', 'dc.title', 'citation_title') ?? title,
    metadata: {
      // Some pages give the address of a profile for a name.
      authors: authors.filter((author) => !/^https?:/.test(author)),
      date: /^\d{4}(?:[-/]\d{2}(?:[-/]\d{2})?)?/.exec(date)?.[0].replaceAll('/', '-') ?? null,
      address: address ?? first('og:url') ?? null,
    },
  };
}
