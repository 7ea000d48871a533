/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const packet = table<typeof schema.packet>('packet');
export const yearClose = table<typeof schema.yearClose>('year_close');
