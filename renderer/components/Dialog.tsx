import { type ReactNode, useEffect, useId, useRef } from 'react';
import { say } from '../words.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
  /** Left out where the dialog must be answered. */
  readonly onClose?: () => void;
}

/** A native modal dialog: the browser keeps the focus inside and gives it back. */
export function Dialog({ title, wide = false, children, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const close = useRef(onClose);
  close.current = onClose;
  // A browser closes a dialog at the second Escape in a row, whatever `cancel` was told: so the key itself is taken.
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || [...document.querySelectorAll('dialog[open]')].at(-1) !== ref.current) return;
      event.preventDefault();
      close.current?.();
    };
    document.addEventListener('keydown', take);
    return () => document.removeEventListener('keydown', take);
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // Closed by other means than ours, one that must be answered comes back.
      onClose={() => {
        if (ref.current?.isConnected && !ref.current.open) onClose ? onClose() : ref.current.showModal();
      }}
    >
      <div className="dialog-inside">
        <div className="row apart">
          <h1 id={heading}>{title}</h1>
          {onClose && (
            <button type="button" className="button quiet icon" aria-label={say('close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
