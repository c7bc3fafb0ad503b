import type { ArchiveState } from '../../../shared/contract/archives.ts';
import { Icon } from '../../components/Icon.tsx';
import { usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';
import { lock } from './keys.ts';
import { useThemeChoice } from './theme.ts';

export function TopBar({ archive, onFind }: { readonly archive: ArchiveState; readonly onFind: () => void }) {
  const { back, forward, canGoBack, canGoForward } = usePlaces();
  const { theme, next } = useThemeChoice();
  return (
    <header className="top">
      <div className="top-name" title={archive.name ?? undefined}>
        {archive.name}
      </div>
      <div className="row top-steps">
        <button
          type="button"
          className="button quiet icon"
          aria-label={say('top.back')}
          title={`${say('top.back')} (Alt+←)`}
          disabled={!canGoBack}
          onClick={back}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={say('top.forward')}
          title={`${say('top.forward')} (Alt+→)`}
          disabled={!canGoForward}
          onClick={forward}
        >
          <Icon name="forward" />
        </button>
      </div>
      <button type="button" className="top-find" onClick={onFind}>
        <Icon name="search" />
        <span>{say('top.find')}</span>
        <span className="key">Ctrl K</span>
      </button>
      <button type="button" className="button quiet" onClick={next} title={say('top.themeHint')}>
        <Icon name="theme" />
        {say(`theme.${theme}`)}
      </button>
      <button type="button" className="button" onClick={lock} title="Ctrl+L">
        <Icon name="lock" />
        {say('top.lock')}
      </button>
    </header>
  );
}
