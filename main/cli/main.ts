/** Where the command line begins. Compiled code is kept between runs, which makes every later one start faster. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runCommandLine } = await import('./program.ts');
await runCommandLine();
