import { useEffect } from 'react';
import { isRefusal } from '../../../shared/contract/errors.ts';
import { tell } from '../../components/Toast.tsx';
import { explain } from '../../explain.ts';
import { attest } from '../../host.ts';
import { usePlaces } from '../../places.tsx';
import { queryClient } from '../../queries.ts';
import { sayChange } from '../../what.ts';
import { say } from '../../words.ts';
import { rooms } from './Rail.tsx';

/** Closes the archive; the `locked` notice empties the window, and so does the answer, whichever comes first. */
export async function lock(): Promise<void> {
  try {
    await attest.archives.lock({});
    await queryClient.resetQueries({ queryKey: ['archive', 'state'] });
  } catch (error) {
    tell(explain(error).what);
  }
}

/** Undoes the last change and says which it was. */
export async function undo(): Promise<void> {
  try {
    const { undone } = await attest.archives.undo({});
    tell(say('undo.done', { what: sayChange(undone), about: undone.about }));
  } catch (error) {
    tell(isRefusal(error) ? `${explain(error).what} ${explain(error).advice}` : explain(error).what);
  }
}

const lockNow = (): void => void lock();

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Ctrl K finds, Ctrl L locks, Ctrl Z undoes, Ctrl 1 to 5 go to the rooms, Alt and arrows go back and forward. While a dialog asks, only locking works. */
export function useFrameKeys(onFind: () => void): void {
  const { go, back, forward } = usePlaces();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actFor(event);
      if (!act) return;
      event.preventDefault();
      // What lies under a dialog must not go away with it: a recovery key is shown only once.
      if (act === lockNow || document.querySelector('dialog[open]') === null) act();
    };
    const actFor = (event: KeyboardEvent): (() => void) | undefined => {
      if (event.altKey && event.key === 'ArrowLeft') return back;
      if (event.altKey && event.key === 'ArrowRight') return forward;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
      const room = rooms[Number(event.key) - 1];
      if (room) return () => go({ view: room });
      if (event.code === 'KeyK') return onFind;
      if (event.code === 'KeyL') return lockNow;
      // In a field, the field's own undo is meant.
      if (event.code === 'KeyZ' && !isTyping(event.target)) return () => void undo();
      return undefined;
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [go, back, forward, onFind]);
}
