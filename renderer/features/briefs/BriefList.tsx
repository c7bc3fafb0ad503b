import { useMutation } from '@tanstack/react-query';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Icon } from '../../components/Icon.tsx';
import { When } from '../../components/When.tsx';
import { Working } from '../../components/Working.tsx';
import { attest } from '../../host.ts';
import { importBrief } from '../../importing.ts';
import { usePlaces } from '../../places.tsx';
import { useBriefs } from '../../queries.ts';
import { say } from '../../words.ts';
import './briefs.css';

export function BriefList() {
  const { go } = usePlaces();
  const briefs = useBriefs();
  const draft = useMutation({
    mutationFn: async () => {
      const granted = await attest.host.chooseBrief({});
      return granted && importBrief({ grant: granted.grant });
    },
    onSuccess: (imported) => imported && go({ view: 'brief', id: imported.brief.id }),
  });
  const button = (
    <button type="button" className="button first" disabled={draft.isPending} onClick={() => draft.mutate()}>
      <Icon name="add" />
      {say(draft.isPending ? 'briefs.reading' : 'briefs.import')}
    </button>
  );
  const items = briefs.data?.items ?? [];
  return (
    <div className="brief-list">
      <header className="view-head">
        <h1>{say('briefs.title')}</h1>
        {items.length > 0 && button}
      </header>
      <ErrorNote error={draft.error ?? briefs.error} />
      {briefs.isPending && <Working />}
      {briefs.data?.total === 0 && (
        <div className="empty">
          <h2>{say('briefs.empty')}</h2>
          <p>{say('briefs.emptyWords')}</p>
          <div className="row">{button}</div>
        </div>
      )}
      <ul className="brief-cards">
        {items.map((brief) => (
          <li key={brief.id}>
            <button type="button" className="brief-card" onClick={() => go({ view: 'brief', id: brief.id })}>
              <span className="brief-card-title">{brief.title}</span>
              <span className="soft small">
                {[
                  say('briefs.claims', { n: brief.claims }),
                  say('briefs.footnotes', { n: brief.footnotes }),
                  say('briefs.works', { n: brief.works }),
                  brief.missingSources > 0 ? say('briefs.missing', { n: brief.missingSources }) : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              <span className="soft small">
                {brief.fileName} · <When iso={brief.importedAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
