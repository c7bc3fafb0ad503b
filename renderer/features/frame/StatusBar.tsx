import type { ArchiveState } from '../../../shared/contract/archives.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { attest } from '../../host.ts';
import { useImportRun } from '../../importing.ts';
import { usePlaces } from '../../places.tsx';
import { useRunningJobs } from '../../running.ts';
import { say } from '../../words.ts';

/** What runs, how far it is, and that the rest is saved. */
export function StatusBar({ archive }: { readonly archive: ArchiveState }) {
  const jobs = useRunningJobs();
  const run = useImportRun();
  return (
    <footer className="status">
      {run?.state === 'reading' && <span role="status">{say('status.reading', { n: run.toRead, done: run.read })}</span>}
      {jobs.map((job) => (
        <RunningJob key={job.id} job={job} />
      ))}
      <span className="status-rest">
        {say('status.saved', { n: archive.sources })} · {sayBackup(archive.backup)}
      </span>
    </footer>
  );
}

function RunningJob({ job }: { readonly job: Job }) {
  const { go } = usePlaces();
  const progress = job.total > 0 ? say('status.progress', { done: job.done, total: job.total }) : '';
  const parts = [
    `${say(`job.${job.what}`)} ${progress}`,
    job.refused > 0 ? say('status.refused', { n: job.refused }) : '',
    job.left !== null && job.left >= 1 ? sayLeft(job.left) : '',
  ];
  return (
    <span className="row status-job">
      <progress aria-label={say(`job.${job.what}`)} max={Math.max(1, job.total)} value={job.total > 0 ? job.done : undefined} />
      <span>{parts.filter((part) => part.trim() !== '').join(' · ')}</span>
      {job.what === 'import' && (
        <button type="button" className="button little" onClick={() => go({ view: 'library' })}>
          {say('status.details')}
        </button>
      )}
      {/* Half an erasing would be none. */}
      {job.what !== 'erase' && (
        <button type="button" className="button little" onClick={() => void attest.jobs.cancel({ job: job.id })}>
          {say('cancel')}
        </button>
      )}
    </span>
  );
}

const day = 24 * 60 * 60 * 1000;

function sayBackup(at: string | null): string {
  if (at === null) return say('status.noBackup');
  const days = Math.floor((Date.now() - Date.parse(at)) / day);
  return days < 1 ? say('status.backupToday') : say('status.backup', { n: days });
}

const sayLeft = (seconds: number): string =>
  seconds < 90 ? say('status.leftSeconds', { n: Math.round(seconds) }) : say('status.leftMinutes', { n: Math.round(seconds / 60) });
