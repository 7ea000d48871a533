/** What other features may use of the rules. */
export { applyToRow, type CompiledRules, compileRules, type RuleHit } from './match.ts';
export { merchantWords } from './merchant.ts';
export { ruleHandlers } from './rules.ts';
