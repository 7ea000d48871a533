/** Before all tests: what runs as it is built (threads, and every process that a test starts) is as new as its source. */
import { buildIfStale, PROGRAM } from '../../main/cli/build.mjs';

export default (): Promise<void> => buildIfStale(PROGRAM);
