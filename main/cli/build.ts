/** Building what is newer in source than as it was built: the screens, and the program for the window. Only a source checkout can. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './output.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Build {
  what: string;
  config: string;
  /** Written last, so it is as old as the build. */
  result: string;
  sources: readonly string[];
}

export const SCREENS: Build = {
  what: 'screens',
  config: 'vite.config.ts',
  result: 'dist/renderer/index.html',
  sources: ['renderer', 'shared', 'assets', 'vite.config.ts', 'package-lock.json'],
};

export const PROGRAM: Build = {
  what: 'window',
  config: 'vite.main.config.ts',
  result: 'dist/main/electron/preload.cjs',
  sources: ['main', 'shared', 'vite.main.config.ts', 'package-lock.json'],
};

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...names.map((name) => statSync(join(path, name)).mtimeMs));
}

function isStale({ result, sources }: Build): boolean {
  const built = statSync(join(ROOT, result), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => newest(join(ROOT, source)) > built);
}

/** BULKHEAD_BUILD=never takes what is there, as tests do that were built for. */
export async function buildIfStale(build = SCREENS): Promise<void> {
  if (process.env.BULKHEAD_BUILD === 'never') return;
  const configFile = join(ROOT, build.config);
  if (!existsSync(configFile) || !isStale(build)) return;
  say(`Building the ${build.what} (once; a few seconds) …`);
  const { createBuilder } = await import('vite');
  // `null`: as “vite build” does, which builds every part that the configuration names.
  const builder = await createBuilder({ configFile, logLevel: 'warn' }, null);
  await builder.buildApp();
}
