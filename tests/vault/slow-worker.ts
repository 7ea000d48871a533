/** Worker thread that takes a while to begin, as if it loaded something, and then never ends by itself. */
import { serveJob } from '../../main/vault/offload.ts';

serveJob(({ begun, loadsMs }: { begun: Int32Array; loadsMs: number }, mayEnd) => {
  Atomics.wait(begun, 0, 0, loadsMs);
  Atomics.store(begun, 0, 1);
  mayEnd();
  Atomics.wait(begun, 0, 1);
});
