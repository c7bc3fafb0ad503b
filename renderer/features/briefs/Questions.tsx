import { useMutation } from '@tanstack/react-query';
import type { WorkQuestion } from '../../../shared/model/brief.ts';
import type { BriefId } from '../../../shared/model/ids.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { queryClient } from '../../queries.ts';
import { say } from '../../words.ts';

interface Props {
  readonly brief: BriefId;
  readonly questions: readonly WorkQuestion[];
  readonly onClose: () => void;
}

/** The program asks, a person answers, nothing is merged by itself. */
export function Questions({ brief, questions, onClose }: Props) {
  const answer = useMutation({
    mutationFn: ({ question, same }: { question: WorkQuestion; same: boolean }) =>
      attest.briefs.answer({ id: brief, one: question.one.sourceId, other: question.other.sourceId, same }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['briefs', 'get', brief] }),
  });
  return (
    <Dialog title={say('questions.title')} wide onClose={onClose}>
      <p className="soft">{say('questions.words')}</p>
      <ErrorNote error={answer.error} />
      {questions.length === 0 && <p>{say('questions.done')}</p>}
      <ul className="stack">
        {questions.map((question) => (
          <li key={`${question.one.sourceId} ${question.other.sourceId}`} className="note stack tight">
            <p>{say(`questions.${question.reason}`, { symbol: question.symbol })}</p>
            {[question.one, question.other].map((side) => (
              <p key={side.sourceId} className="serif">
                {side.title} <span className="soft small">{side.mark === '' ? say('questions.here') : say('questions.mark', { mark: side.mark })}</span>
              </p>
            ))}
            <div className="row">
              <button type="button" className="button" disabled={answer.isPending} onClick={() => answer.mutate({ question, same: true })}>
                {say('questions.same')}
              </button>
              <button type="button" className="button" disabled={answer.isPending} onClick={() => answer.mutate({ question, same: false })}>
                {say('questions.two')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
