import { useAtHand } from '../../at-hand.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Working } from '../../components/Working.tsx';
import { type Place, usePlaces } from '../../places.tsx';
import { useSource } from '../../queries.ts';
import { say } from '../../words.ts';
import { Inspector } from '../library/Inspector.tsx';
import { Reader } from './Reader.tsx';

/** A source in a pane of its own, with what is known of it beside. */
export function ReaderView({ place }: { readonly place: Extract<Place, { view: 'source' }> }) {
  const source = useSource(place.id);
  const { claim } = useAtHand();
  const { go } = usePlaces();
  if (source.error) return <ErrorNote error={source.error} />;
  if (!source.data) return <Working />;
  if (source.data.status === 'missing') {
    return (
      <div className="reader-view">
        <div className="empty">
          <h1>{source.data.title}</h1>
          <p>{say('reader.missing')}</p>
          <button type="button" className="button" onClick={() => go({ view: 'library', status: 'missing', selected: place.id })}>
            {say('reader.showMissing')}
          </button>
        </div>
        <Inspector id={place.id} />
      </div>
    );
  }
  return (
    <div className="reader-view">
      <Reader source={source.data} at={place.at ?? null} query={place.query} claim={claim} head={<h1>{source.data.title}</h1>} />
      <Inspector id={place.id} reading />
    </div>
  );
}
