import { app } from 'electron';
import { start } from './main.ts';

// Not awaited: Electron is not ready before this module has been evaluated.
start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.name : 'fault');
  app.exit(1);
});
