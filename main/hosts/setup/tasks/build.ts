// npm run build: the window into dist/renderer, the program into dist/main.
import { buildStale } from '../stale.ts';

process.exit(await buildStale(['window', 'program'], true));
