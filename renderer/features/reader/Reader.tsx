import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Claim } from '../../../shared/model/brief.ts';
import type { Source } from '../../../shared/model/source.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { attest } from '../../host.ts';
import { say } from '../../words.ts';
import { HitsBar } from './HitsBar.tsx';
import type { Place } from './hits.ts';
import { LinkBar } from './LinkBar.tsx';
import { PdfView } from './PdfView.tsx';
import { quoteOf } from './quote.ts';
import { TextView } from './TextView.tsx';
import './reader.css';

interface Props {
  readonly source: Source;
  readonly at: Place | null;
  readonly query?: string;
  /** What a selected passage would be linked to. */
  readonly claim: Claim | null;
  /** Stands before the bar: a title, a way back. */
  readonly head?: ReactNode;
}

/** A source, as text or as the page was, at a passage or a hit. */
export function Reader({ source, at, query: first = '', claim, head }: Props) {
  const isPdf = source.mediaType === 'application/pdf';
  const [as, setAs] = useState<'text' | 'original'>('text');
  const [query, setQuery] = useState(first);
  const [hit, setHit] = useState(-1);
  const [selected, setSelected] = useState<(Place & { quote: string }) | 'whole' | null>(null);
  const found = useQuery({
    queryKey: ['sources', 'hits', source.id, query],
    enabled: query.trim() !== '',
    queryFn: () => attest.search.query({ query, source: source.id, limit: 200 }),
    placeholderData: keepPreviousData,
  });
  const hits = query.trim() === '' ? [] : [...(found.data?.items ?? [])].sort((a, b) => a.start - b.start);
  const shown = hits[hit];
  const step = (by: 1 | -1) => hits.length > 0 && setHit((now) => (now < 0 && by < 0 ? hits.length - 1 : (now + by + hits.length) % hits.length));
  const select = async (place: Place | null) => {
    if (place) setSelected({ ...place, quote: await quoteOf(source.id, place) });
  };
  // Words that stay selected would be offered again at the next key.
  const done = () => {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
  };
  const target = shown ?? at;
  return (
    <div className="reader">
      <div className="reader-bar">
        {head}
        <div className="row reader-tools">
          {isPdf && (
            <fieldset className="switch">
              <legend className="unseen">{say('reader.as')}</legend>
              {(['text', 'original'] as const).map((way) => (
                <button key={way} type="button" aria-pressed={as === way} onClick={() => setAs(way)}>
                  {say(`reader.as.${way}`)}
                </button>
              ))}
            </fieldset>
          )}
          <HitsBar
            query={query}
            count={query.trim() === '' ? undefined : found.data?.total}
            at={hit}
            onStep={step}
            onQuery={(next) => {
              setQuery(next);
              setHit(-1);
            }}
          />
          {claim && (
            <button type="button" className="button little" onClick={() => setSelected('whole')}>
              {say('reader.linkWhole')}
            </button>
          )}
        </div>
        <ErrorNote error={found.error} />
      </div>
      {as === 'text' ? (
        <TextView id={source.id} hits={hits} target={target} selected={selected === 'whole' ? null : selected} onSelect={(place) => void select(place)} />
      ) : (
        <PdfView source={source} target={target} />
      )}
      {selected && <LinkBar claim={claim} source={source.id} selected={selected === 'whole' ? null : selected} onDone={done} />}
    </div>
  );
}
