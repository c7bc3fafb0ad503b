import { useMutation, useQuery } from '@tanstack/react-query';
import type { Brief } from '../../../shared/model/brief.ts';
import type { SourceId } from '../../../shared/model/ids.ts';
import { CopyText } from '../../components/CopyText.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { tell } from '../../components/Toast.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

const formats = ['md', 'csv', 'csl-json'] as const;
type Format = (typeof formats)[number];

/** Works that are cited and not here; the list can be given to someone who can fetch them. */
export function Wanted({ brief, missing }: { readonly brief: Brief; readonly missing: readonly { readonly id: SourceId; readonly title: string }[] }) {
  const { go } = usePlaces();
  const works = useQuery({ queryKey: ['sources', 'wanted'], queryFn: () => attest.sources.wanted({}) });
  const save = useMutation({
    mutationFn: async (format: Format) => {
      const granted = await attest.host.chooseExport({
        suggestedName: say('wanted.fileName', { title: brief.title }).slice(0, 200),
        extension: format === 'csl-json' ? 'json' : format,
      });
      return granted && attest.exports.wanted({ to: granted.grant, format });
    },
    onSuccess: (saved) => saved && tell(say('wanted.saved', { n: saved.works })),
  });
  return (
    <section>
      <h2>{say('wanted.title', { n: missing.length })}</h2>
      {missing.length === 0 ? (
        <p className="soft small">{say('wanted.none')}</p>
      ) : (
        <div className="row wanted-save">
          <span className="soft small">{say('wanted.save')}</span>
          {formats.map((format) => (
            <button key={format} type="button" className="button little" disabled={save.isPending} onClick={() => save.mutate(format)}>
              {say(`format.${format}`)}
            </button>
          ))}
        </div>
      )}
      <ErrorNote error={save.error ?? works.error} />
      <ul className="coverage-sources">
        {missing.map((source) => {
          const work = works.data?.items.find((w) => w.id === source.id);
          return (
            <li key={source.id}>
              <button type="button" className="link" onClick={() => go({ view: 'library', status: 'missing', selected: source.id })}>
                {source.title}
              </button>
              {work && (
                <div className="soft small">
                  {work.citedBy.length > 0 && say('wanted.citedBy', { marks: work.citedBy.map((c) => c.mark ?? say('wanted.inText')).join(', ') })}{' '}
                  {work.address && <CopyText text={work.address} />}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
