import { useMutation } from '@tanstack/react-query';
import { confidentiality, type Confidentiality as Level, type Source } from '../../../shared/model/source.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Field } from '../../components/Field.tsx';
import { attest } from '../../host.ts';
import { queryClient } from '../../queries.ts';
import { say } from '../../words.ts';

export function Confidentiality({ source }: { readonly source: Source }) {
  const describe = useMutation({
    mutationFn: (level: Level) => attest.sources.describe({ id: source.id, confidentiality: level }),
    onSuccess: (done) => queryClient.setQueryData(['sources', 'get', source.id], done.source),
  });
  return (
    <div>
      <Field label={say('confidentiality.label')} hint={say(`confidentiality.${source.confidentiality}.hint`)}>
        {(ids) => (
          <select
            {...ids}
            className="input"
            value={source.confidentiality}
            disabled={describe.isPending}
            onChange={(e) => describe.mutate(e.target.value as Level)}
          >
            {confidentiality.options.map((level) => (
              <option key={level} value={level}>
                {say(`confidentiality.${level}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ErrorNote error={describe.error} />
    </div>
  );
}
