import { useRef, useState } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { say } from '../../words.ts';
import { HitList } from '../search/HitList.tsx';
import { SearchField } from '../search/SearchField.tsx';

/** Search beside the brief: a hit opens in the reader tab, where its words are selected and linked. */
export function EvidenceSearch({ onOpen }: { readonly onOpen: (hit: Hit) => void }) {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  return (
    <div className="evidence-search">
      <SearchField query={query} onQuery={setQuery} onDown={() => list.current?.focus()} />
      {query.trim() === '' ? <p className="soft evidence-empty">{say('evidence.searchHint')}</p> : <HitList query={query} ref={list} onOpen={onOpen} />}
    </div>
  );
}
