/**
 * Building what is newer in source than as it was built: the screens, and the program. Only a source checkout can.
 * Plain JavaScript, as it runs before anything is built.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Two folders up from here, in the source as in the bundle. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @typedef {object} Build
 * @property {string} what
 * @property {string} config
 * @property {string} result Written last, so it is as old as the build.
 * @property {readonly string[]} sources
 */

/** @type {Build} */
export const SCREENS = {
  what: 'screens',
  config: 'vite.config.ts',
  result: 'dist/renderer/index.html',
  sources: ['renderer', 'shared', 'assets', 'vite.config.ts', 'package-lock.json'],
};

/** @type {Build} */
export const PROGRAM = {
  what: 'program',
  config: 'vite.main.config.ts',
  result: 'dist/main/electron/preload.cjs',
  sources: ['main', 'shared', 'vite.main.config.ts', 'package-lock.json'],
};

/**
 * @param {string} path
 * @returns {number} milliseconds since 1970
 */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...names.map((name) => statSync(join(path, name)).mtimeMs));
}

/**
 * @param {Build} build
 * @returns {boolean}
 */
function isStale({ result, sources }) {
  const built = statSync(join(ROOT, result), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => newest(join(ROOT, source)) > built);
}

/**
 * BULKHEAD_BUILD=never takes what is there, as tests do that were built for.
 *
 * @param {Build} build
 * @returns {Promise<void>}
 */
export async function buildIfStale(build) {
  if (process.env.BULKHEAD_BUILD === 'never') return;
  const configFile = join(ROOT, build.config);
  if (!existsSync(configFile) || !isStale(build)) return;
  process.stderr.write(`Building the ${build.what} (once; a few seconds) …\n`);
  // In a process of its own: what it takes of memory goes with it. Nothing of it belongs to the answers on our output.
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', configFile, '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The ${build.what} could not be built; the lines above say why.`);
}
