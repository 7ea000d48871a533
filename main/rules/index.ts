/** What other features may use of the rules. */
export type { RuleSubject } from './conditions.ts';
export {
  applyToRow,
  type CompiledRules,
  compileRules,
  legsOf,
  type RuleHit,
  withoutLast,
} from './match.ts';
export { moveRules, rulesNaming } from './moving.ts';
export { ruleHandlers } from './rules.ts';
