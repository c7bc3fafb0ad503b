import type { KeyboardEvent } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { say } from '../../words.ts';

interface Props {
  readonly query: string;
  readonly count: number | undefined;
  /** Index of the hit shown, from 0; -1 before any. */
  readonly at: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** Looks for words inside this source; Enter goes to the next, Shift Enter to the one before. */
export function HitsBar({ query, count, at, onQuery, onStep }: Props) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  const none = count === undefined || count === 0;
  return (
    <search className="hits-bar row">
      <input
        className="input"
        type="search"
        aria-label={say('reader.find')}
        placeholder={say('reader.find')}
        value={query}
        maxLength={2000}
        onChange={(e) => onQuery(e.target.value)}
        onKeyDown={press}
      />
      <span className="soft small nowrap" role="status">
        {count === undefined
          ? ''
          : count === 0
            ? say('reader.noHits')
            : at < 0
              ? say('reader.hits', { n: count })
              : say('reader.hitOf', { at: at + 1, of: count })}
      </span>
      <button type="button" className="button quiet icon" aria-label={say('reader.previous')} disabled={none} onClick={() => onStep(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" className="button quiet icon" aria-label={say('reader.next')} disabled={none} onClick={() => onStep(1)}>
        <Icon name="down" />
      </button>
    </search>
  );
}
