/** What other floors may use of the learner. */

export { merchantOf, ownWords } from './elsewhere.ts';
export { learnerHandlers } from './learner.ts';
