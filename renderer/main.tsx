import './jitless.ts';
// Before the features, whose own styles refine these.
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followChanges, queryClient } from './queries.ts';
import { followJobs } from './running.ts';

followChanges();
followJobs();

const root = document.getElementById('window');
if (!root) throw new Error('index.html has no place for the window');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
