/** What other features may use of the rules. */
export { bankWords, type Candidate, candidates, moneyLeg } from './candidates.ts';
export { applyToRow, type CompiledRules, compileRules, type RuleHit } from './match.ts';
export { merchantWords } from './merchant.ts';
export { cleanName, readName } from './payee/clean.ts';
export { payeeHandlers } from './payee/clean-entries.ts';
export { PayeeNames } from './payee/names.ts';
export { ruleHandlers } from './rules.ts';
