/** Before all tests: the program and its screens are as new as their source. */
import { buildIfStale, PROGRAM, SCREENS } from '../../../main/cli/build.mjs';

export default async function build(): Promise<void> {
  await buildIfStale(PROGRAM);
  await buildIfStale(SCREENS);
}
