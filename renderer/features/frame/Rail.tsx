import { Icon, type IconName } from '../../components/Icon.tsx';
import { type Place, usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

type Room = 'library' | 'search' | 'briefs' | 'history' | 'archive';
export const rooms: readonly Room[] = ['library', 'search', 'briefs', 'history', 'archive'];
const icons: Record<Room, IconName> = { library: 'library', search: 'search', briefs: 'briefs', history: 'history', archive: 'archive' };

const roomOf = (place: Place): Room => (place.view === 'source' ? 'library' : place.view === 'brief' ? 'briefs' : place.view);

export function Rail() {
  const { place, go } = usePlaces();
  return (
    <nav className="rail" aria-label={say('rail.label')}>
      {rooms.map((room, i) => (
        <button
          key={room}
          type="button"
          className="rail-room"
          title={`${say(`rail.${room}`)} (Ctrl+${i + 1})`}
          aria-current={roomOf(place) === room ? 'page' : undefined}
          onClick={() => go({ view: room })}
        >
          <Icon name={icons[room]} />
          <span>{say(`rail.${room}`)}</span>
        </button>
      ))}
    </nav>
  );
}
