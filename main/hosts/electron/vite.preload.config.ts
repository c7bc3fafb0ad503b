import { join } from 'node:path';
import { defineConfig } from 'vite';
import { callNames } from '../../../shared/contract/contract.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The preload is one CommonJS file: in the sandbox it can require nothing but parts of Electron. */
export default defineConfig({
  root,
  publicDir: false,
  define: { attestCallNames: JSON.stringify(callNames) },
  build: {
    ssr: true,
    outDir: join(root, 'dist', 'main'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { preload: join(import.meta.dirname, 'preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
