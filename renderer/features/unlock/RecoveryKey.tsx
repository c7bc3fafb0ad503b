import { useState } from 'react';
import { say } from '../../words.ts';

/** Shown this once. It is to be written down by hand, so it can't be copied from here with one press. */
export function RecoveryKey({ words, onDone }: { readonly words: string; readonly onDone: () => void }) {
  const [written, setWritten] = useState(false);
  return (
    <div className="stack">
      <p className="soft">{say('recovery.words')}</p>
      <ol className="recovery-words" aria-label={say('recovery.label')}>
        {words.split(/[\s-]+/).map((word, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, and the list never changes
          <li key={i}>{word}</li>
        ))}
      </ol>
      <label className="row small recovery-check">
        <input type="checkbox" checked={written} onChange={(e) => setWritten(e.target.checked)} />
        {say('recovery.written')}
      </label>
      <button type="button" className="button first" disabled={!written} onClick={onDone}>
        {say('recovery.go')}
      </button>
    </div>
  );
}
