import { useState } from 'react';
import { ErrorNote } from './components/ErrorNote.tsx';
import { Working } from './components/Working.tsx';
import { Frame } from './features/frame/Frame.tsx';
import { useTheme } from './features/frame/theme.ts';
import { Unlock } from './features/unlock/Unlock.tsx';
import { useArchiveState } from './queries.ts';

export function App() {
  useTheme();
  const state = useArchiveState();
  const [entering, setEntering] = useState(false);
  if (state.error) return <ErrorNote error={state.error} />;
  if (!state.data) return <Working />;
  return state.data.open && !entering ? <Frame archive={state.data} /> : <Unlock onEntering={setEntering} />;
}
