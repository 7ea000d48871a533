/** Before all tests: the program and its screens are as new as their source, and there are vaults to copy. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale, PROGRAM, SCREENS } from '../../../main/cli/build.mjs';

export default async function prepare(): Promise<void> {
  await buildIfStale(PROGRAM);
  await buildIfStale(SCREENS);
  execFileSync(join('node_modules', '.bin', 'node'), ['tests/e2e/support/make-vaults.ts']);
}
