/** Where `npm start` begins. Compiled code is kept between runs. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { beginAndReport } = await import('./begin.ts');
await beginAndReport();
