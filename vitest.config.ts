import { defineConfig } from 'vitest/config';
import { builtWorkers, OUT } from './vite.main.config.ts';

export default defineConfig({
  // Threads run as they are built (main/cli/bulkhead.mjs says why); everything else is tested as it is written.
  plugins: [builtWorkers(OUT)],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/built.ts'],
    setupFiles: ['tests/support/seed.ts'],
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
