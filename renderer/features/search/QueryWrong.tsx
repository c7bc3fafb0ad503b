import { hasWord, say } from '../../words.ts';

/** The query with a sign at the place that can't be understood, and why. */
export function QueryWrong({ query, at, reason }: { readonly query: string; readonly at: number; readonly reason: string }) {
  const word = `query.${reason}`;
  return (
    <div className="query-wrong" role="alert">
      <p className="query-text serif">
        {query.slice(0, at)}
        <span className="query-at">{query.slice(at, at + 1) || ' '}</span>
        {query.slice(at + 1)}
      </p>
      <p>{say('query.wrong', { at: at + 1 })}</p>
      <p className="soft">{hasWord(word) ? say(word) : reason}</p>
    </div>
  );
}
