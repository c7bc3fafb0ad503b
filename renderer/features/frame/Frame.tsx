import { useState } from 'react';
import type { ArchiveState } from '../../../shared/contract/archives.ts';
import { AtHandProvider } from '../../at-hand.tsx';
import { Toast } from '../../components/Toast.tsx';
import { PlacesProvider } from '../../places.tsx';
import { say } from '../../words.ts';
import { DropAnywhere } from './DropAnywhere.tsx';
import { useFrameKeys } from './keys.ts';
import { QuickFind } from './QuickFind.tsx';
import { Rail } from './Rail.tsx';
import { Shown } from './Shown.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import './frame.css';

const start = { view: 'library' } as const;

export function Frame({ archive }: { readonly archive: ArchiveState }) {
  return (
    <PlacesProvider start={start}>
      <AtHandProvider>
        <Inside archive={archive} />
      </AtHandProvider>
    </PlacesProvider>
  );
}

function Inside({ archive }: { readonly archive: ArchiveState }) {
  const [finding, setFinding] = useState(false);
  useFrameKeys(() => setFinding(true));
  return (
    <div className="frame">
      <TopBar archive={archive} onFind={() => setFinding(true)} />
      <Rail />
      <main className="frame-main" id="main" aria-label={say('frame.main')}>
        <Warnings archive={archive} />
        <Shown />
      </main>
      <StatusBar archive={archive} />
      {finding && <QuickFind onClose={() => setFinding(false)} />}
      <DropAnywhere />
      <Toast />
    </div>
  );
}

/** What the person must know before trusting what they see. */
function Warnings({ archive }: { readonly archive: ArchiveState }) {
  if (archive.damaged.length === 0 && archive.readOnly === null) return null;
  return (
    <div className="frame-warning" role="alert">
      {archive.damaged.length > 0 && <p>{say('frame.damaged', { n: archive.damaged.length, where: archive.damaged.map((d) => d.where).join(', ') })}</p>}
      {archive.readOnly !== null && <p>{say('frame.readOnly')}</p>}
    </div>
  );
}
