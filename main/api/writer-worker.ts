/** Where the thread that writes begins. Compiled code is kept between runs if the program keeps its own. */
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { WriterData } from './writer-messages.ts';

if ((workerData as WriterData).keepsCode) enableCompileCache();
await import('./writer-loop.ts');
