import type { ReactNode } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { Marked } from '../../components/Marked.tsx';
import { say } from '../../words.ts';

interface Props {
  readonly hit: Hit;
  readonly index: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
  readonly actions?: (hit: Hit) => ReactNode;
}

/** Pure: where a passage stands, as the document itself would say it. */
export function sayPlace(place: Pick<Hit, 'page' | 'paragraph' | 'headingPath'> & { readonly note?: string | null }): string {
  const parts = [
    place.paragraph === null ? '' : say('place.paragraph', { paragraph: place.paragraph }),
    place.note ? say('place.note', { mark: place.note }) : '',
    place.page === null ? '' : say('place.page', { page: String(place.page) }),
    place.headingPath.at(-1) ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function HitRow({ hit, index, chosen, onChoose, onOpen, actions }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the row by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div id={`hit-${index}`} role="option" aria-selected={chosen} className="hit" onClick={actions ? onChoose : onOpen}>
      <p className="hit-words serif">
        <Marked text={hit.snippet} marks={hit.marks} />
      </p>
      <p className="soft small">{sayPlace(hit)}</p>
      {chosen && actions && <div className="row">{actions(hit)}</div>}
    </div>
  );
}
