import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { attest } from '../../host.ts';
import { type ImportKind, importGrants } from '../../importing.ts';
import { say } from '../../words.ts';

const kinds: readonly ImportKind[] = ['source', 'media', 'case'];

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<ImportKind>('source');
  const choose = useMutation({
    mutationFn: async (what: 'files' | 'folder') => {
      const folder = what === 'folder' ? await attest.host.chooseFolder({}) : null;
      return what === 'files' ? attest.host.chooseFiles({}) : folder ? [folder] : [];
    },
    onSuccess: (granted) => {
      if (granted.length === 0) return;
      onClose();
      void importGrants(
        granted.map((g) => g.grant),
        kind,
      );
    },
  });
  return (
    <Dialog title={say('import.title')} onClose={onClose}>
      <p className="soft">{say('import.words')}</p>
      <Field label={say('import.kind')} hint={say(`import.kindHint.${kind}`)}>
        {(ids) => (
          <select {...ids} className="input" value={kind} onChange={(e) => setKind(e.target.value as ImportKind)}>
            {kinds.map((k) => (
              <option key={k} value={k}>
                {say(`kind.${k}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ErrorNote error={choose.error} />
      <div className="dialog-foot">
        <button type="button" className="button" onClick={() => choose.mutate('folder')}>
          {say('import.folder')}
        </button>
        <button type="button" className="button first" onClick={() => choose.mutate('files')}>
          {say('import.files')}
        </button>
      </div>
    </Dialog>
  );
}
