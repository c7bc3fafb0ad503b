import { useState } from 'react';
import type { Brief, Claim, ClaimState, WorkQuestion } from '../../../shared/model/brief.ts';
import { say } from '../../words.ts';
import { Coverage } from './Coverage.tsx';
import { ExportBrief } from './ExportBrief.tsx';
import { Questions } from './Questions.tsx';
import { needsWork, states } from './states.ts';

interface Props {
  readonly brief: Brief;
  readonly questions: readonly WorkQuestion[];
  readonly claims: readonly Claim[];
  readonly only: ClaimState | null;
  readonly onOnly: (state: ClaimState | null) => void;
}

export function BriefHead({ brief, questions, claims, only, onOnly }: Props) {
  const [open, setOpen] = useState<'coverage' | 'export' | 'questions' | null>(null);
  const close = () => setOpen(null);
  const counts = Map.groupBy(claims, (claim) => claim.state);
  const waiting = claims.filter(needsWork).length;
  return (
    <header className="view-head brief-head">
      <div className="brief-name">
        <h1 title={brief.title}>{brief.title}</h1>
        <p className="soft small" role="status">
          {waiting === 0 ? say('brief.allSettled') : say('brief.waiting', { n: waiting, of: claims.length })}
        </p>
      </div>
      <div className="row brief-acts">
        <select
          className="input brief-only"
          aria-label={say('brief.only')}
          value={only ?? ''}
          onChange={(e) => onOnly(states.find((state) => state === e.target.value) ?? null)}
        >
          <option value="">{say('brief.all', { n: claims.length })}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {say(`claim.state.${state}`)} ({counts.get(state)?.length ?? 0})
            </option>
          ))}
        </select>
        {questions.length > 0 && (
          <button type="button" className="button" onClick={() => setOpen('questions')}>
            {say('brief.questions', { n: questions.length })}
          </button>
        )}
        <button type="button" className="button" onClick={() => setOpen('coverage')}>
          {say('brief.coverage')}
        </button>
        <button type="button" className="button" onClick={() => setOpen('export')}>
          {say('brief.export')}
        </button>
      </div>
      {open === 'coverage' && <Coverage brief={brief} onClose={close} />}
      {open === 'export' && <ExportBrief brief={brief} onClose={close} />}
      {open === 'questions' && <Questions brief={brief.id} questions={questions} onClose={close} />}
    </header>
  );
}
