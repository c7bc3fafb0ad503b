import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { CreateArchive } from './CreateArchive.tsx';
import type { Granted } from './granted.ts';
import { OpenArchive } from './OpenArchive.tsx';
import { Welcome } from './Welcome.tsx';
import './unlock.css';

type Step = { readonly at: 'welcome' } | { readonly at: 'open'; readonly folder: Granted } | { readonly at: 'create'; readonly sample: boolean };

/** `onEntering(true)` keeps this screen up while a new archive is made and its recovery key is shown. */
export function Unlock({ onEntering }: { readonly onEntering: (entering: boolean) => void }) {
  // Asked anew each time: after a lock it is the archive that was open.
  const start = useQuery({ queryKey: ['host', 'start'], queryFn: () => attest.host.startArchive({}), staleTime: 0, gcTime: 0 });
  const [chosen, setStep] = useState<Step | null>(null);
  if (start.isPending) return null;
  const step: Step = chosen ?? (start.data ? { at: 'open', folder: start.data } : { at: 'welcome' });
  const home = () => setStep({ at: 'welcome' });
  return (
    <Threshold>
      {step.at === 'welcome' && (
        <Welcome
          onOpen={(folder) => setStep({ at: 'open', folder })}
          onCreate={() => setStep({ at: 'create', sample: false })}
          onSample={() => setStep({ at: 'create', sample: true })}
        />
      )}
      {step.at === 'open' && <OpenArchive folder={step.folder} onBack={home} />}
      {step.at === 'create' && <CreateArchive sample={step.sample} onBack={home} onEntering={onEntering} />}
    </Threshold>
  );
}

function Threshold({ children }: { readonly children: ReactNode }) {
  return (
    <div className="threshold">
      <header className="threshold-name">{say('app.name')}</header>
      <main className="threshold-card">{children}</main>
      <footer className="threshold-foot">{say('unlock.offline')}</footer>
    </div>
  );
}
