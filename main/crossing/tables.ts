/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const crossing = table<typeof schema.crossing>('crossing');
export const crossingLeg = table<typeof schema.crossingLeg>('crossing_leg');
export const crossingBefore = table<typeof schema.crossingBefore>('crossing_before');
export const counterAccount = table<typeof schema.counterAccount>('counter_account');
