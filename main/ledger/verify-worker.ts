/** Worker thread that verifies: see verify.ts. */
import { serveReads } from '../vault/index.ts';
import { verifyChain } from './door/audit.ts';
import { checkBooks, type VerifyJob } from './verify.ts';

serveReads((db, job: VerifyJob) => (job.what === 'books' ? checkBooks(db, job) : verifyChain(db)));
