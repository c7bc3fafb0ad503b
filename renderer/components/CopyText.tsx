import { explain } from '../explain.ts';
import { attest } from '../host.ts';
import { say } from '../words.ts';
import { tell } from './Toast.tsx';

/** An address or fingerprint that is shown and copied, never opened. */
export function CopyText({ text, shown = text }: { readonly text: string; readonly shown?: string }) {
  const copy = async () => {
    try {
      await attest.host.copyText({ text });
      tell(say('copied'));
    } catch (error) {
      tell(explain(error).what);
    }
  };
  return (
    <button type="button" className="copy-text" title={say('copyHint', { text })} onClick={() => void copy()}>
      {shown}
    </button>
  );
}
