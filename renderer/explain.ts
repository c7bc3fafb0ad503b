import { isRefusal } from '../shared/contract/errors.ts';
import { hasWord, say } from './words.ts';

export interface Explanation {
  /** What happened, and what is safe. */
  readonly what: string;
  /** What to do now. */
  readonly advice: string;
}

/** A refusal or fault in words for the person. Its data fills the words; content never does. */
export function explain(error: unknown): Explanation {
  if (!isRefusal(error)) return { what: say('fault.what'), advice: say('fault.do', { message: error instanceof Error ? error.message : String(error) }) };
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(error.data)) if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  if (isRefusal(error, 'archive-in-use') && error.data.here)
    return { what: say('refusal.archive-in-use.here.what'), advice: say('refusal.archive-in-use.here.do') };
  if (isRefusal(error, 'quote-not-found') && error.data.nearest) {
    return { what: say('refusal.quote-not-found.nearest.what', { nearest: error.data.nearest.text }), advice: say('refusal.quote-not-found.nearest.do') };
  }
  if (isRefusal(error, 'wrong-input')) {
    const [what, advice] = [`refusal.wrong-input.${error.data.reason}.what`, `refusal.wrong-input.${error.data.reason}.do`];
    if (hasWord(what) && hasWord(advice)) return { what: say(what), advice: say(advice) };
  }
  return { what: say(`refusal.${error.code}.what`, values), advice: say(`refusal.${error.code}.do`, values) };
}

/** A reason that came as a code with a sentence ("empty-file: The file is empty."): the sentence, or our words for a code alone. */
export function explainReason(reason: string): string {
  const parts = /^([a-z-]+)(?::\s*(.+))?$/s.exec(reason);
  if (!parts) return reason;
  const word = `reason.${parts[1]}`;
  if (hasWord(word)) return say(word);
  return parts[2] ?? reason.replaceAll('-', ' ');
}
