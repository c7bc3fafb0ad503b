import { Field } from '../../components/Field.tsx';
import { focusHere } from '../../components/focus.ts';
import { say } from '../../words.ts';

/** Bytes of UTF-8 that a key slot has room for. */
const most = 63;
export const fits = (label: string): boolean => label.trim() !== '' && new TextEncoder().encode(label.trim()).length <= most;

/** Under which name whoever opens with this key stands in the history. */
export function KeyLabel({ value, onChange }: { readonly value: string; readonly onChange: (label: string) => void }) {
  const long = value.trim() !== '' && !fits(value);
  return (
    <Field label={say('keys.label')} hint={<span data-long={long}>{say(long ? 'keys.labelLong' : 'keys.labelHint')}</span>}>
      {(ids) => (
        <input {...ids} className="input" value={value} maxLength={most} aria-invalid={long} ref={focusHere} onChange={(e) => onChange(e.target.value)} />
      )}
    </Field>
  );
}
