import { useRef } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { type Place, usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';
import { HitList } from './HitList.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchHelp } from './SearchHelp.tsx';
import './search.css';

export function Search({ place }: { readonly place: Extract<Place, { view: 'search' }> }) {
  const { adjust, go } = usePlaces();
  const list = useRef<HTMLDivElement>(null);
  const query = place.query ?? '';
  const open = (hit: Hit) => go({ view: 'source', id: hit.sourceId, at: { start: hit.start, end: hit.end }, query });
  return (
    <div className="search-view">
      <header className="search-head">
        <h1 className="unseen">{say('search.title')}</h1>
        <SearchField query={query} large onQuery={(next) => adjust({ view: 'search', query: next })} onDown={() => list.current?.focus()} />
      </header>
      {query.trim() === '' ? <SearchHelp onTry={(next) => adjust({ view: 'search', query: next })} /> : <HitList query={query} ref={list} onOpen={open} />}
    </div>
  );
}
