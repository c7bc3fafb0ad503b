import type { KeyboardEvent } from 'react';
import { focusHere } from '../../components/focus.ts';
import { say } from '../../words.ts';

interface Props {
  readonly query: string;
  readonly large?: boolean;
  readonly onQuery: (query: string) => void;
  /** Arrow down goes on to the results. */
  readonly onDown: () => void;
}

export function SearchField({ query, large = false, onQuery, onDown }: Props) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    onDown();
  };
  return (
    <input
      className={large ? 'input search-field' : 'input'}
      type="search"
      aria-label={say('search.title')}
      placeholder={say('search.hint')}
      value={query}
      maxLength={2000}
      spellCheck={false}
      ref={large ? focusHere : undefined}
      onKeyDown={press}
      onChange={(event) => onQuery(event.target.value)}
    />
  );
}
