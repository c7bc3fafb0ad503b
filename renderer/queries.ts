import { keepPreviousData, QueryClient, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { BriefId, SourceId } from '../shared/model/ids.ts';
import { attest, onNotice } from './host.ts';

/**
 * Every key begins with the noun whose `changed` notice makes it stale: nothing is asked again by time or focus.
 * `networkMode: always`, because the contract answers whether or not the computer is online.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Keeps what is shown in step with the archive; the answer stops it. */
export function followChanges(): () => void {
  return onNotice((notice) => {
    if (notice.about === 'locked') {
      // First the state, so that nothing of the archive stays on screen; then what was read leaves memory.
      void queryClient.resetQueries({ queryKey: ['archive', 'state'] });
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'host' && queryKey[1] !== 'state' });
    }
    if (notice.about !== 'changed') return;
    for (const noun of notice.nouns) void queryClient.invalidateQueries({ queryKey: [noun] });
    if (notice.nouns.includes('sources')) void queryClient.invalidateQueries({ queryKey: ['suggest'] });
  });
}

export const useArchiveState = () => useQuery({ queryKey: ['archive', 'state'], queryFn: () => attest.archives.state({}) });
export const useAbout = () => useQuery({ queryKey: ['host', 'about'], queryFn: () => attest.host.about({}) });
export const useSource = (id: SourceId | undefined) =>
  useQuery({ queryKey: ['sources', 'get', id], enabled: id !== undefined, queryFn: () => attest.sources.get({ id: id as SourceId }) });
export const useBriefs = () => useQuery({ queryKey: ['briefs', 'list'], queryFn: () => attest.briefs.list({}) });
export const useBrief = (id: BriefId) => useQuery({ queryKey: ['briefs', 'get', id], queryFn: () => attest.briefs.get({ id }) });

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** A long list, asked for page by page as it comes into view. `at(i)` is undefined while its page is on its way. */
export function usePaged<T>(key: readonly unknown[], size: number, fetchPage: (offset: number, limit: number) => Promise<Page<T>>) {
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const pages = [0];
  for (let p = Math.max(1, span.first); p <= span.last; p++) pages.push(p);
  const results = useQueries({
    queries: pages.map((page) => ({ queryKey: [...key, page], queryFn: () => fetchPage(page * size, size), placeholderData: keepPreviousData })),
  });
  const byPage = new Map(pages.map((page, i) => [page, results[i]?.data]));
  const show = useCallback(
    (first: number, last: number) => {
      const next = { first: Math.floor(first / size), last: Math.floor(last / size) };
      setSpan((now) => (now.first === next.first && now.last === next.last ? now : next));
    },
    [size],
  );
  return {
    total: results[0]?.data?.total,
    pending: results[0]?.isPending ?? true,
    error: results.find((r) => r.error)?.error ?? null,
    at: (i: number): T | undefined => byPage.get(Math.floor(i / size))?.items[i % size],
    /** Says which rows are in view. */
    show,
  };
}
