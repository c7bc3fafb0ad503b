import { useEffect, useRef } from 'react';
import type { Claim } from '../../../shared/model/brief.ts';
import { nextNeedy, stepFrom } from './states.ts';

interface Acts {
  readonly claims: readonly Claim[];
  readonly chosen: Claim | undefined;
  readonly onChoose: (claim: Claim | undefined) => void;
  readonly onLinkFirst: () => void;
  readonly onOpenFirst: () => void;
}

/** Letters are for the brief unless something is typed or a list of its own has the focus; Enter also belongs to buttons. */
function belongsElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [role="listbox"], [role="grid"]')) return true;
  return event.key === 'Enter' && target.closest('button, summary, [role="tab"]') !== null;
}

/** J and K go claim by claim, N to the next that needs something, Enter links the first suggestion, O opens it beside. */
export function useBriefKeys(acts: Acts): void {
  const now = useRef(acts);
  useEffect(() => {
    now.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (belongsElsewhere(event)) return;
      const { claims, chosen, onChoose, onLinkFirst, onOpenFirst } = now.current;
      // By the key's place, so that it is the same under a Cyrillic layout.
      const act: Record<string, () => void> = {
        j: () => onChoose(stepFrom(claims, chosen?.id, 1)),
        k: () => onChoose(stepFrom(claims, chosen?.id, -1)),
        n: () => onChoose(nextNeedy(claims, chosen?.id)),
        o: onOpenFirst,
        enter: onLinkFirst,
      };
      const chosenAct = act[event.code.replace(/^Key/, '').toLowerCase()];
      if (!chosenAct) return;
      event.preventDefault();
      chosenAct();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
