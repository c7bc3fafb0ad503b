import type { ComposedNote } from '../../../shared/contract/briefs.ts';
import type { Claim } from '../../../shared/model/brief.ts';
import { Heading } from '../../components/Heading.tsx';
import { segmentsOf } from '../../components/segments.ts';
import { say } from '../../words.ts';
import type { BriefParagraph } from './reading.ts';
import { StateMark } from './StateMark.tsx';

interface Props {
  readonly read: BriefParagraph;
  readonly claims: readonly Claim[];
  readonly notes: readonly ComposedNote[];
  readonly chosen: Claim | undefined;
  readonly onChoose: (claim: Claim) => void;
}

/** One paragraph of the brief: the states of its claims at the left; its notes below it while one of them is at hand. */
export function BriefRow({ read, claims, notes, chosen, onChoose }: Props) {
  const { paragraph } = read;
  const heading = paragraph.kind === 'heading';
  return (
    <div className="brief-paragraph" data-kind={paragraph.kind} data-level={paragraph.level ?? undefined}>
      <ul className="brief-states">
        {claims
          .filter((claim) => claim.state !== 'none' || claim.id === chosen?.id)
          .map((claim) => (
            <li key={claim.id}>
              <button
                type="button"
                className="brief-state"
                aria-pressed={claim.id === chosen?.id}
                aria-label={say('brief.claimLabel', { short: say(`claim.short.${claim.state}`), state: say(`claim.state.${claim.state}`), text: claim.text })}
                title={say(`claim.state.${claim.state}`)}
                onClick={() => onChoose(claim)}
              >
                <StateMark state={claim.state} short />
              </button>
            </li>
          ))}
      </ul>
      <div className="brief-words">
        {heading ? (
          <Heading level={paragraph.level}>
            <Words read={read} claims={claims} notes={notes} chosen={chosen} onChoose={onChoose} />
          </Heading>
        ) : (
          <p>
            <Words read={read} claims={claims} notes={notes} chosen={chosen} onChoose={onChoose} />
          </p>
        )}
        {chosen && notes.length > 0 && (
          <ol className="brief-notes" aria-label={say('brief.notes')}>
            {notes.map((note) => (
              <li key={note.number} data-linked={note.mark === null}>
                <sup>{note.number}</sup> {note.text}
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

function Words({ read, claims, notes, chosen, onChoose }: Props) {
  const { paragraph, text } = read;
  const segments = segmentsOf(
    paragraph.start,
    paragraph.end,
    claims.map((claim) => ({ start: claim.start, end: claim.end, value: claim })),
    notes.map((note) => note.at),
  );
  return (
    <>
      {paragraph.number !== null && <span className="brief-number">{/[.)]$/.test(paragraph.number) ? paragraph.number : `${paragraph.number}.`} </span>}
      {segments.map((segment) => {
        const claim = segment.values[0];
        const words = text.slice(segment.start - paragraph.start, segment.end - paragraph.start);
        return (
          <span key={segment.start}>
            {claim ? (
              // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the claim's button stands in the column beside
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard goes by J and K
              <span className="claim" data-state={claim.state} data-chosen={claim.id === chosen?.id} onClick={() => onChoose(claim)}>
                {words}
              </span>
            ) : (
              words
            )}
            {notes
              .filter((note) => note.at === segment.end)
              .map((note) => (
                <sup key={note.number} title={note.text}>
                  {note.number}
                </sup>
              ))}
          </span>
        );
      })}
    </>
  );
}
