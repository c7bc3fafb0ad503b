import type { Suggestion } from '../../../shared/contract/search.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Marked } from '../../components/Marked.tsx';
import { Working } from '../../components/Working.tsx';
import { say } from '../../words.ts';
import { sayPlace } from '../search/HitRow.tsx';

interface Props {
  readonly offered: readonly Suggestion[];
  readonly pending: boolean;
  readonly error: unknown;
  readonly linking: boolean;
  readonly onLink: (passage: Suggestion) => void;
  readonly onOpen: (passage: Suggestion) => void;
  readonly onNotThis: (passage: Suggestion) => void;
}

/** Passages that the archive offers for the claim, best first. The first is the one that Enter links. */
export function Suggested({ offered, pending, error, linking, onLink, onOpen, onNotThis }: Props) {
  return (
    <div className="suggested">
      <ErrorNote error={error} />
      {pending && <Working words={say('evidence.looking')} />}
      {!pending && offered.length === 0 && <p className="soft evidence-empty">{say('evidence.nothing')}</p>}
      <ol className="stack">
        {offered.map((passage, i) => (
          <li key={`${passage.sourceId} ${passage.start}`} className="offer">
            <div>
              <h3>{passage.title}</h3>
              <p className="soft small">{sayPlace(passage)}</p>
            </div>
            <blockquote className="serif">
              <Marked text={passage.text} marks={wordsIn(passage.text, passage.because)} />
            </blockquote>
            {passage.because.length > 0 && <p className="soft small">{say('evidence.because', { words: passage.because.join(', ') })}</p>}
            <div className="row">
              <button type="button" className={i === 0 ? 'button first little' : 'button little'} disabled={linking} onClick={() => onLink(passage)}>
                {say('evidence.link')} {i === 0 && <span aria-hidden="true">↵</span>}
              </button>
              <button type="button" className="button little" onClick={() => onOpen(passage)}>
                {say('evidence.open')}
              </button>
              <button type="button" className="button quiet little" onClick={() => onNotThis(passage)}>
                {say('evidence.notThis')}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Pure: where words of `because` begin a word of `text`; endings may differ, as they do in Russian and Kazakh. */
export function wordsIn(text: string, because: readonly string[]): { start: number; end: number }[] {
  const stems = because.map((word) => word.toLowerCase()).map((word) => (/\p{L}{5,}/u.test(word) ? word.slice(0, Math.max(4, word.length - 2)) : word));
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu)]
    .filter(([word]) => stems.some((stem) => (/^\p{N}/u.test(stem) ? word === stem : word.toLowerCase().startsWith(stem))))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }));
}
