/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const loan = table<typeof schema.loan>('loan');
export const loanTerms = table<typeof schema.loanTerms>('loan_terms');
export const afrRate = table<typeof schema.afrRate>('afr_rate');
