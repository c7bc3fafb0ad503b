import { useQuery } from '@tanstack/react-query';
import type { SourceId } from '../../../shared/model/ids.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

const most = 50;

export function CitedBy({ id }: { readonly id: SourceId }) {
  const { go } = usePlaces();
  const cited = useQuery({ queryKey: ['claims', 'citedBy', id], queryFn: () => attest.sources.citedBy({ id }) });
  const { items = [], total = 0 } = cited.data ?? {};
  const open = async (claim: (typeof items)[number]['claim']) => {
    const { briefId } = await attest.claims.get({ id: claim });
    go({ view: 'brief', id: briefId, claim });
  };
  return (
    <section className="stack tight">
      <h3>{say('citedBy.title', { n: total })}</h3>
      <ErrorNote error={cited.error} />
      <ul className="cited-by">
        {items.slice(0, most).map((item) => (
          <li key={item.claim}>
            <button type="button" className="cited-claim" onClick={() => void open(item.claim)}>
              <span className="serif">{item.text}</span>
              <span className="soft small">
                {item.paragraph === null ? item.brief : say('citedBy.place', { brief: item.brief, paragraph: item.paragraph })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > most && <p className="soft small">{say('citedBy.more', { n: total - most })}</p>}
    </section>
  );
}
