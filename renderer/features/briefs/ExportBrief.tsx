import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type ExportFormat, exportFormat, exportResult } from '../../../shared/contract/briefs.ts';
import type { Brief } from '../../../shared/model/brief.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { jobResult } from '../../running.ts';
import { say, sayBytes } from '../../words.ts';

export function ExportBrief({ brief, onClose }: { readonly brief: Brief; readonly onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('docx');
  const write = useMutation({
    mutationFn: async () => {
      const granted = await attest.host.chooseExport({ suggestedName: brief.title.slice(0, 200), extension: format === 'csl-json' ? 'json' : format });
      if (!granted) return null;
      const { job } = await attest.exports.write({ brief: brief.id, format, to: granted.grant });
      return { name: granted.name, ...exportResult.parse(await jobResult(job)) };
    },
  });
  return (
    <Dialog title={say('export.title')} onClose={onClose}>
      <fieldset className="formats">
        <legend className="unseen">{say('export.format')}</legend>
        {exportFormat.options.map((option) => (
          <label key={option} className="format">
            <input type="radio" name="format" checked={format === option} onChange={() => setFormat(option)} />
            <span>
              <strong>{say(`format.${option}`)}</strong>
              <span className="soft small">{say(`export.about.${option}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="soft small">{say('export.leaves')}</p>
      <ErrorNote error={write.error} />
      {write.data && (
        <p className="note" role="status">
          {say('export.done', { name: write.data.name, size: sayBytes(write.data.bytes), footnotes: write.data.footnotes, works: write.data.works })}
        </p>
      )}
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {say('close')}
        </button>
        <button type="button" className="button first" disabled={write.isPending} onClick={() => write.mutate()}>
          {say(write.isPending ? 'export.writing' : 'export.write')}
        </button>
      </div>
    </Dialog>
  );
}
