/** What other floors may use of the learner. */
export { learnerHandlers } from './learner.ts';
