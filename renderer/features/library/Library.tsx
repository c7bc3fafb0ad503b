import { useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useImportRun } from '../../importing.ts';
import type { LibraryPlace } from '../../places.tsx';
import { useArchiveState } from '../../queries.ts';
import { say } from '../../words.ts';
import { EmptyLibrary } from './EmptyLibrary.tsx';
import { Facets } from './Facets.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { ImportList } from './ImportList.tsx';
import { Inspector } from './Inspector.tsx';
import { SourceTable } from './SourceTable.tsx';
import { WriteInside } from './WriteInside.tsx';
import './library.css';

export function Library({ place }: { readonly place: LibraryPlace }) {
  const archive = useArchiveState().data;
  const run = useImportRun();
  const [open, setOpen] = useState<'import' | 'write' | null>(null);
  const empty = archive !== undefined && archive.sources === 0 && archive.missing === 0 && archive.briefs === 0;
  return (
    <div className="library">
      <header className="view-head">
        <h1>{say('library.title')}</h1>
        <div className="row">
          <button type="button" className="button" onClick={() => setOpen('write')}>
            <Icon name="write" />
            {say('library.write')}
          </button>
          <button type="button" className={empty ? 'button' : 'button first'} onClick={() => setOpen('import')}>
            <Icon name="add" />
            {say('library.import')}
          </button>
        </div>
      </header>
      {run && <ImportList run={run} />}
      {empty && !run ? (
        <EmptyLibrary onImport={() => setOpen('import')} />
      ) : (
        <div className="library-panes">
          <Facets place={place} />
          <SourceTable place={place} />
          <Inspector id={place.selected} />
        </div>
      )}
      {open === 'import' && <ImportDialog onClose={() => setOpen(null)} />}
      {open === 'write' && <WriteInside onClose={() => setOpen(null)} />}
    </div>
  );
}
