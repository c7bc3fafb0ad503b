import type { Source } from '../../../shared/model/source.ts';
import { When } from '../../components/When.tsx';
import { say } from '../../words.ts';

interface Props {
  readonly index: number;
  readonly top: number;
  /** undefined while its page is on its way. */
  readonly source: Source | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: (source: Source) => void;
}

/** Pointer only: the keyboard is the grid's. */
export function SourceRow({ index, top, source, chosen, onChoose, onOpen }: Props) {
  return (
    <tr
      id={`source-${index}`}
      className="table-row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
      onDoubleClick={() => source && onOpen(source)}
    >
      <td className="source-title" title={source?.title}>
        {source?.title ?? ''}
      </td>
      <td className="column-kind">{source && say(`kind.${source.kind}`)}</td>
      <td className="column-date">{source?.date && <When iso={source.date} />}</td>
      <td className="column-language">{source?.language && say(`language.${source.language}`)}</td>
      <td className="column-cited">{source && source.cited > 0 && say('library.cited', { n: source.cited })}</td>
      <td>{source && <SourceState source={source} />}</td>
    </tr>
  );
}

function SourceState({ source }: { readonly source: Source }) {
  const state = source.status === 'missing' ? 'missing' : source.confidentiality === 'public' ? 'here' : source.confidentiality;
  return (
    <span className="source-state" data-state={state}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {state === 'missing' && <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 1.6" />}
        {state === 'here' && <circle cx="5" cy="5" r="4" fill="currentColor" />}
        {state === 'anonymised' && <path d="M1 5a4 4 0 0 1 8 0z" fill="currentColor" />}
        {state === 'sealed' && <rect x="1" y="1" width="8" height="8" fill="currentColor" />}
      </svg>
      {say(`state.source.${state}`)}
    </span>
  );
}
