import { useEffect, useSyncExternalStore } from 'react';

let shown: { readonly text: string; readonly id: number } | null = null;
const listeners = new Set<() => void>();

/** Says a short sentence that goes away by itself: never the only sign of something that matters. */
export function tell(text: string): void {
  set({ text, id: (shown?.id ?? 0) + 1 });
}

function set(next: typeof shown): void {
  shown = next;
  for (const listener of listeners) listener();
}

export function Toast() {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => set(null), 5000);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div role="status" aria-live="polite">
      {toast && <div className="toast">{toast.text}</div>}
    </div>
  );
}
