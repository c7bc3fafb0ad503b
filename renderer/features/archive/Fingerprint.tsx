import { CopyText } from '../../components/CopyText.tsx';
import { say } from '../../words.ts';

/** Pure: a long hexadecimal number in groups of four, as a person reads it aloud. */
export const groupsOf = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';

/** Hexadecimal digits that are enough to tell two archives apart at a glance; a forger is held off only by all of them. */
const short = 16;

/** What the whole history comes to: short, to read over the telephone, and whole, to keep. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  return (
    <section className="stack tight">
      <h2>{say('fingerprint.title')}</h2>
      <p className="fingerprint-short">{groupsOf(fingerprint.slice(0, short))}</p>
      <p className="soft small">{say('fingerprint.words')}</p>
      <details className="small">
        <summary>{say('fingerprint.whole')}</summary>
        <p className="fingerprint">
          <CopyText text={fingerprint} shown={groupsOf(fingerprint)} />
        </p>
      </details>
    </section>
  );
}
