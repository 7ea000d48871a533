/** Worker thread for long work on databases; see database-jobs.ts for what each job promises. */
import { type DatabaseJob, performDatabaseJob } from './database-jobs.ts';
import { serveJob } from './offload.ts';

serveJob((job: DatabaseJob) => {
  try {
    return performDatabaseJob(job);
  } finally {
    job.key.fill(0);
  }
});
