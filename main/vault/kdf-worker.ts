/** Worker thread of kdf.ts: one Argon2id, then it ends and its memory with it. */
import { argon2id } from 'hash-wasm';
import type { KdfJob } from './kdf.ts';
import { serveJob } from './offload.ts';

const HASH_BYTES = 32;

serveJob(async (job: KdfJob) => {
  try {
    return await argon2id({
      password: job.password,
      salt: job.salt,
      memorySize: job.memoryKiB,
      iterations: job.iterations,
      parallelism: job.parallelism,
      hashLength: HASH_BYTES,
      outputType: 'binary',
    });
  } finally {
    job.password.fill(0);
  }
});
