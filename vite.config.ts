/** How the screens are built: `renderer/` into `dist/renderer`, served by the browser shell and packed with the window. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: here('./renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
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
