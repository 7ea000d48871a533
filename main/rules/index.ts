/** What other features may use of the rules. */
export { type Candidate, candidates, subjectOf, subjectsFor } from './candidates.ts';
export type { RuleSubject } from './conditions.ts';
export type { RuledCrossings, Wish } from './crossings.ts';
export {
  applyToRow,
  type CompiledRules,
  compileRules,
  legsOf,
  type RuleHit,
  withoutLast,
} from './match.ts';
export { merchantWords } from './merchant.ts';
export { moveRules, rulesNaming } from './moving.ts';
export { cleanName, readName } from './payee/clean.ts';
export { payeeHandlers } from './payee/clean-entries.ts';
export { PayeeNames } from './payee/names.ts';
export { ruleHandlers } from './rules.ts';
export type { RuledCrossing } from './store.ts';
