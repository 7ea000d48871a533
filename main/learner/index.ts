/** What other floors may use of the learner. */

export { type ChargeElsewhere, merchantOf, type OwnWord, ownWords } from './elsewhere.ts';
export { learnerHandlers } from './learner.ts';
