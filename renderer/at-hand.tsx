import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Claim } from '../shared/model/brief.ts';

interface AtHand {
  /** The claim last worked on in a brief: text selected anywhere can be linked to it. */
  readonly claim: Claim | null;
  take(claim: Claim | null): void;
}

const Context = createContext<AtHand | null>(null);

export function AtHandProvider({ children }: { readonly children: ReactNode }) {
  const [claim, take] = useState<Claim | null>(null);
  const value = useMemo(() => ({ claim, take }), [claim]);
  return <Context value={value}>{children}</Context>;
}

export function useAtHand(): AtHand {
  const atHand = useContext(Context);
  if (!atHand) throw new Error('outside of AtHandProvider');
  return atHand;
}
