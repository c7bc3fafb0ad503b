import { join } from 'node:path';
import { defineConfig } from 'vite';

const main = join(import.meta.dirname, '..', '..');
const root = join(main, '..');

/** What runs in Node: one file each for the program, the engine, the readers and the terminal program. Libraries stay beside it. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(root, 'dist', 'main'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        electron: join(main, 'hosts', 'electron', 'entry.ts'),
        engine: join(main, 'engine', 'entry.ts'),
        reader: join(main, 'ingest', 'reader.ts'),
        attest: join(main, 'hosts', 'cli', 'attest.ts'),
      },
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
