/** What other floors may use of the bank's files. */
export { evidenceHandlers } from './evidence.ts';
