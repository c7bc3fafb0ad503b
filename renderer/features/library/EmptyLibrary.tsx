import { openSampleCase } from '../../importing.ts';
import { useAbout } from '../../queries.ts';
import { say } from '../../words.ts';

export function EmptyLibrary({ onImport }: { readonly onImport: () => void }) {
  const about = useAbout();
  return (
    <div className="empty">
      <h2>{say('library.empty')}</h2>
      <p>{say('library.emptyWords')}</p>
      <div className="row">
        <button type="button" className="button first" onClick={onImport}>
          {say('library.emptyImport')}
        </button>
        {about.data?.sampleCase && (
          <button type="button" className="button" onClick={() => void openSampleCase()}>
            {say('library.emptySample')}
          </button>
        )}
      </div>
    </div>
  );
}
