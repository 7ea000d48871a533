/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const rule = table<typeof schema.rule>('rule');
export const ruleSource = table<typeof schema.ruleSource>('rule_source');
export const rulePart = table<typeof schema.rulePart>('rule_part');
