import { say } from '../../words.ts';

const ways = ['words', 'phrase', 'prefix', 'not', 'or'] as const;

/** The ways to ask, each with an example. */
export function SearchHelp({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <div className="search-help">
      <h2>{say('search.ways')}</h2>
      <dl>
        {ways.map((way) => (
          <div key={way}>
            <dt>
              <button type="button" className="link serif" onClick={() => onTry(say(`search.example.${way}`))}>
                {say(`search.example.${way}`)}
              </button>
            </dt>
            <dd className="soft">{say(`search.way.${way}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
