/** How the screens are built: `renderer/` into `dist/renderer`, served by the browser shell and packed with the window. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const PDFJS = here('./node_modules/pdfjs-dist/');

/**
 * What pdf.js loads by name while it draws: typefaces that a file does not bring along, tables of its letters, and readers
 * of pictures that need no WebAssembly, which our policy does not admit. The path has its version, as names have no hash.
 */
function pdfParts(): Plugin {
  return {
    name: 'bulkhead:pdf-parts',
    generateBundle() {
      const { version } = JSON.parse(readFileSync(path.join(PDFJS, 'package.json'), 'utf8'));
      const parts = [
        'standard_fonts/*.{pfb,ttf}',
        'cmaps/*.bcmap',
        'wasm/{jbig2,openjpeg}_nowasm_fallback.js',
      ];
      for (const part of globSync(parts, { cwd: PDFJS }))
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdf-${version}/${part.replaceAll(path.sep, '/')}`,
          source: readFileSync(path.join(PDFJS, part)),
        });
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: here('./renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), pdfParts()],
  worker: { format: 'es' },
  // Replaced by the shell in each answer, so that the style elements we make may stay under a strict policy.
  html: { cspNonce: '%NONCE%' },
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: {
        index: here('./renderer/index.html'),
        // The page of every component is for those who build the app, and is not part of it.
        ...(mode === 'kit' ? { kit: here('./renderer/kit.html') } : {}),
      },
    },
  },
}));
