import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { attest } from '../../host.ts';
import { queryClient } from '../../queries.ts';

export type Theme = 'system' | 'light' | 'dark';
const key = ['host', 'preferences'];

const usePreferences = () => useQuery({ queryKey: key, queryFn: () => attest.host.preferences({}) });

/** Puts the chosen theme on the document; `system` leaves it to prefers-color-scheme. */
export function useTheme(): void {
  const theme = usePreferences().data?.theme ?? 'system';
  useEffect(() => {
    if (theme === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

const after: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** The theme and a press that goes to the next one: as the system has it, light, dark. */
export function useThemeChoice(): { theme: Theme; next: () => void } {
  const theme = usePreferences().data?.theme ?? 'system';
  const choose = useMutation({
    mutationFn: (to: Theme) => attest.host.setPreferences({ theme: to }),
    onMutate: (to: Theme) => queryClient.setQueryData(key, { theme: to }),
    onError: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  return { theme, next: () => choose.mutate(after[theme]) };
}
