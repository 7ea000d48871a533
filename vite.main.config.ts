/**
 * How everything that runs in Node is built: the desktop shell, the command line and their worker threads, into
 * `dist/main`. Only what cannot be bundled stays outside: Electron, the native database, the documentation's assets.
 *
 * Entries lie where their sources do (`dist/main/cli/main.js`). All other code lies in `dist/main` itself, two folders
 * below the project, as its source lies in `main/<folder>`: so `new URL('../../migrations/', import.meta.url)` means the
 * same in both. A build that breaks this promise fails.
 */
import { cpSync, globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { fontFile, PART_NAMES } from './main/papers/fonts.ts';

const ROOT = fileURLToPath(new URL('./', import.meta.url));
const MAIN = path.join(ROOT, 'main');
export const OUT = path.join(ROOT, 'dist/main');
const ENTRIES = ['cli/main', 'cli/start', 'electron/main', 'electron/core'];
/** What is loaded at run time from node_modules. */
const OUTSIDE = ['electron', 'better-sqlite3', 'swagger-ui-dist'];
/** The typeface of papers. */
const FONTS = path.join(ROOT, 'node_modules/@fontsource/source-serif-4/files');
const WORKER_URL = /new URL\('(\.[^']*worker)\.ts', import\.meta\.url\)/g;

/** `main/vault/kdf-worker.ts` is built as `dist/main/vault-kdf-worker.js`: beside the code that starts it. */
function workerName(file: string): string {
  return path.relative(MAIN, file).replaceAll(path.sep, '-').replace(/\.ts$/, '');
}

/** Points the code that starts a worker at the built one, which lies beside it, or in `dir`. */
export function builtWorkers(dir?: string): Plugin {
  const base = dir === undefined ? 'import.meta.url' : JSON.stringify(`${pathToFileURL(dir).href}/`);
  return {
    name: 'bulkhead:workers',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(MAIN)) return null;
      const built = code.replace(WORKER_URL, (_, at: string) => {
        const name = workerName(path.resolve(path.dirname(id), `${at}.ts`));
        return `new URL('./${name}.js', ${base})`;
      });
      return built === code ? null : { code: built, map: null };
    },
  };
}

/** Code that finds files relative to itself must not end up in another depth; data that it reads goes beside it. */
function samePlaces(): Plugin {
  return {
    name: 'bulkhead:places',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.fileName.includes('/')) continue;
        if (/new URL\([^)]*import\.meta\.url/.test(chunk.code))
          this.error(`${chunk.fileName} finds files relative to itself: import that code lazily instead.`);
      }
    },
    writeBundle() {
      cpSync(path.join(MAIN, 'server/pages'), path.join(OUT, 'pages'), { recursive: true });
      cpSync(path.join(MAIN, 'document/templates'), path.join(OUT, 'templates'), { recursive: true });
      for (const part of PART_NAMES) {
        for (const weight of [400, 600] as const) {
          const name = fontFile(part, weight);
          cpSync(path.join(FONTS, name), path.join(OUT, 'fonts', name));
        }
      }
    },
  };
}

function inputs(): Record<string, string> {
  const workers = globSync('**/*worker.ts', { cwd: MAIN }).map((file) => path.join(MAIN, file));
  return Object.fromEntries([
    ...ENTRIES.map((name) => [name, path.join(MAIN, `${name}.ts`)]),
    ...workers.map((file) => [workerName(file), file]),
  ]);
}

const shared = { target: 'node24', minify: false, sourcemap: false, copyPublicDir: false } as const;

export default defineConfig({
  root: ROOT,
  publicDir: false,
  // “vite build” builds both, one after the other.
  builder: {
    buildApp: async (builder) => {
      await builder.build(builder.environments.main!);
      await builder.build(builder.environments.preload!);
    },
  },
  environments: {
    main: {
      consumer: 'server',
      // What pdfmake calls the root of files it is given in memory; of which we give none.
      define: { __dirname: 'import.meta.dirname' },
      resolve: { noExternal: true, external: OUTSIDE, conditions: ['node', 'import', 'default'] },
      build: {
        ...shared,
        outDir: OUT,
        emptyOutDir: true,
        rollupOptions: {
          input: inputs(),
          external: OUTSIDE.map((name) => new RegExp(`^${name}(/|$)`)),
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    // A sandboxed preload script is one file, loaded with a `require` that knows “electron” and nothing else.
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        ...shared,
        outDir: path.join(OUT, 'electron'),
        emptyOutDir: false,
        rollupOptions: {
          input: { preload: path.join(MAIN, 'electron/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  plugins: [
    { ...builtWorkers(), applyToEnvironment: ({ name }) => name === 'main' },
    { ...samePlaces(), applyToEnvironment: ({ name }) => name === 'main' },
  ],
});
