/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const capitalTerms = table<typeof schema.capitalTerms>('capital_terms');
export const memberAccount = table<typeof schema.memberAccount>('member_account');
export const basisItem = table<typeof schema.basisItem>('basis_item');
