import { useQuery } from '@tanstack/react-query';
import type { SourceKind } from '../../../shared/model/source.ts';
import { attest } from '../../host.ts';
import { type LibraryPlace, usePlaces } from '../../places.tsx';
import { say, sayNumber } from '../../words.ts';

type Status = 'here' | 'missing';
const kinds: readonly SourceKind[] = ['source', 'media', 'case', 'testimony', 'note'];
const statuses: readonly Status[] = ['here', 'missing'];

/** How many sources there are of each kind and status, whatever else is filtered. */
const useCounts = () =>
  useQuery({
    queryKey: ['sources', 'counts'],
    queryFn: async () => {
      const count = async (only: { kind?: SourceKind; status?: Status }) => (await attest.sources.list({ ...only, limit: 1 })).total;
      const counts = await Promise.all([count({}), ...kinds.map((kind) => count({ kind })), ...statuses.map((status) => count({ status }))]);
      return new Map(['all', ...kinds, ...statuses].map((name, i) => [name, counts[i] ?? 0]));
    },
  });

export function Facets({ place }: { readonly place: LibraryPlace }) {
  const { adjust } = usePlaces();
  const counts = useCounts().data;
  const facet = (name: 'all' | SourceKind | Status, chosen: boolean, to: Partial<LibraryPlace>) => (
    <li key={name}>
      <button type="button" className="facet" aria-pressed={chosen} onClick={() => adjust({ ...place, ...to, selected: undefined })}>
        <span>{say(name === 'all' ? 'library.all' : `facet.${name}`)}</span>
        <span className="soft">{counts ? sayNumber(counts.get(name) ?? 0) : ''}</span>
      </button>
    </li>
  );
  return (
    <nav className="facets" aria-label={say('library.facets')}>
      <ul>{facet('all', !place.kind && !place.status, { kind: undefined, status: undefined })}</ul>
      <h2>{say('library.byKind')}</h2>
      <ul>{kinds.map((kind) => facet(kind, place.kind === kind, { kind: place.kind === kind ? undefined : kind }))}</ul>
      <h2>{say('library.byStatus')}</h2>
      <ul>{statuses.map((status) => facet(status, place.status === status, { status: place.status === status ? undefined : status }))}</ul>
    </nav>
  );
}
