import { createContext, type ReactNode, useContext, useMemo, useReducer } from 'react';
import type { BriefId, ClaimId, SourceId } from '../shared/model/ids.ts';
import type { SourceKind } from '../shared/model/source.ts';

export type SortBy = 'title' | 'date' | 'importedAt' | 'kind' | 'language' | 'cited';

/** What the window shows, as plain data: going back brings the same list with the same filter. */
export type Place =
  | {
      readonly view: 'library';
      readonly filter?: string;
      readonly kind?: SourceKind;
      readonly status?: 'here' | 'missing';
      readonly sort?: SortBy;
      readonly descending?: boolean;
      readonly selected?: SourceId;
    }
  | { readonly view: 'source'; readonly id: SourceId; readonly at?: { readonly start: number; readonly end: number }; readonly query?: string }
  | { readonly view: 'search'; readonly query?: string }
  | { readonly view: 'briefs' }
  | { readonly view: 'brief'; readonly id: BriefId; readonly claim?: ClaimId }
  | { readonly view: 'history' }
  | { readonly view: 'archive' };

export type LibraryPlace = Extract<Place, { view: 'library' }>;

interface Trail {
  readonly places: readonly Place[];
  readonly now: number;
}
type Step = { readonly to: Place; readonly instead: boolean } | { readonly by: -1 | 1 };

const longest = 100;

/** Pure: the trail after a step. A new step cuts off what lay ahead. */
export function follow(trail: Trail, step: Step): Trail {
  if ('by' in step) return { ...trail, now: Math.min(Math.max(trail.now + step.by, 0), trail.places.length - 1) };
  const kept = trail.places.slice(0, step.instead ? trail.now : trail.now + 1).slice(-longest);
  return { places: [...kept, step.to], now: kept.length };
}

interface Places {
  readonly place: Place;
  /** Goes there; `back` returns. */
  go(to: Place): void;
  /** Changes where we are without a step to go back. */
  adjust(to: Place): void;
  back(): void;
  forward(): void;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

const Context = createContext<Places | null>(null);

export function PlacesProvider({ start, children }: { readonly start: Place; readonly children: ReactNode }) {
  const [trail, step] = useReducer(follow, { places: [start], now: 0 });
  const value = useMemo<Places>(
    () => ({
      place: trail.places[trail.now] ?? start,
      go: (to) => step({ to, instead: false }),
      adjust: (to) => step({ to, instead: true }),
      back: () => step({ by: -1 }),
      forward: () => step({ by: 1 }),
      canGoBack: trail.now > 0,
      canGoForward: trail.now < trail.places.length - 1,
    }),
    [trail, start],
  );
  return <Context value={value}>{children}</Context>;
}

export function usePlaces(): Places {
  const places = useContext(Context);
  if (!places) throw new Error('outside of PlacesProvider');
  return places;
}
