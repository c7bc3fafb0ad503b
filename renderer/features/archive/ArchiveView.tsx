import { Working } from '../../components/Working.tsx';
import { useArchiveState } from '../../queries.ts';
import { say } from '../../words.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { KeySlots } from './KeySlots.tsx';
import { Verify } from './Verify.tsx';
import './archive.css';

/** The archive itself: what is in it, what it is known by, who can open it, and whether it is whole. */
export function ArchiveView() {
  const archive = useArchiveState().data;
  if (!archive) return <Working />;
  const counts = [
    say('archive.sources', { n: archive.sources }),
    say('archive.missing', { n: archive.missing }),
    say('archive.briefs', { n: archive.briefs }),
    say('archive.events', { n: archive.events }),
  ];
  return (
    <div className="archive">
      <header className="view-head">
        <h1>{say('archive.title')}</h1>
      </header>
      <div className="archive-panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="archive-main" tabIndex={0} aria-label={say('archive.title')}>
          <div className="archive-column">
            <section className="stack tight">
              <h2 className="archive-name">{archive.name}</h2>
              <p className="soft small">{counts.join(' · ')}</p>
            </section>
            {archive.fingerprint !== null && <Fingerprint fingerprint={archive.fingerprint} />}
            <KeySlots canChange={archive.readOnly === null} />
          </div>
        </section>
        <Verify />
      </div>
    </div>
  );
}
