import { usePlaces } from '../../places.tsx';
import { ArchiveView } from '../archive/ArchiveView.tsx';
import { BriefList } from '../briefs/BriefList.tsx';
import { BriefView } from '../briefs/BriefView.tsx';
import { History } from '../history/History.tsx';
import { Library } from '../library/Library.tsx';
import { ReaderView } from '../reader/ReaderView.tsx';
import { Search } from '../search/Search.tsx';

/** The view for the place we are at. */
export function Shown() {
  const { place } = usePlaces();
  switch (place.view) {
    case 'library':
      return <Library place={place} />;
    case 'source':
      return <ReaderView key={place.id} place={place} />;
    case 'search':
      return <Search place={place} />;
    case 'briefs':
      return <BriefList />;
    case 'brief':
      return <BriefView key={place.id} place={place} />;
    case 'history':
      return <History />;
    case 'archive':
      return <ArchiveView />;
  }
}
