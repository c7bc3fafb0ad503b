import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'dist', 'renderer');

/** pdf.js finds its worker, CMaps, fonts, colour profiles and decoders by address at run time, so they keep their names. */
function pdfjsFiles(): Plugin {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  let to = '';
  return {
    name: 'pdfjs-files',
    apply: 'build',
    configResolved(config) {
      to = join(config.build.outDir, 'pdfjs');
    },
    async writeBundle() {
      await mkdir(to, { recursive: true });
      await cp(join(from, 'build', 'pdf.worker.min.mjs'), join(to, 'pdf.worker.min.mjs'));
      for (const folder of ['cmaps', 'standard_fonts', 'iccs']) await cp(join(from, folder), join(to, folder), { recursive: true });
      // Without quickjs: it runs the scripts of documents, which we never do.
      await cp(join(from, 'wasm'), join(to, 'wasm'), { recursive: true, filter: (path) => !path.includes('quickjs') });
    },
  };
}

export default defineConfig({
  root: here,
  base: './',
  plugins: [react(), pdfjsFiles()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    sourcemap: false,
    // Its helper would be the one inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
