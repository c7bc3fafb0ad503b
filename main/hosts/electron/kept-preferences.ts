import Store from 'electron-store';
import type { Preferences, Theme } from '../preferences.ts';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

interface Kept extends WindowSize {
  theme: Theme;
}

/** Size of the window and theme, kept in a file of the person's settings: the only things that are, and nothing about archives. */
export function keptPreferences(): Preferences & { size(): WindowSize; setSize(size: WindowSize): void } {
  const store = new Store<Kept>({
    clearInvalidConfig: true,
    schema: {
      theme: { type: 'string', enum: ['system', 'light', 'dark'], default: 'system' },
      width: { type: 'integer', minimum: 760, maximum: 10_000, default: 1280 },
      height: { type: 'integer', minimum: 480, maximum: 10_000, default: 840 },
    },
  });
  return {
    theme: () => store.get('theme'),
    setTheme: (theme) => store.set('theme', theme),
    size: () => ({ width: store.get('width'), height: store.get('height') }),
    setSize: ({ width, height }) => store.set({ width: Math.max(760, Math.round(width)), height: Math.max(480, Math.round(height)) }),
  };
}
