import type { HostApi } from '../../shared/contract/contract.ts';

export type Theme = Awaited<ReturnType<HostApi['preferences']>>['theme'];

/** What a host remembers about the window: nothing about archives. */
export interface Preferences {
  theme(): Theme;
  setTheme(theme: Theme): void;
}

/** Forgotten with the process. */
export function preferencesInMemory(): Preferences {
  let theme: Theme = 'system';
  return {
    theme: () => theme,
    setTheme: (next) => {
      theme = next;
    },
  };
}
