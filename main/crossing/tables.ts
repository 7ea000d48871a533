/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const crossing = table<typeof schema.crossing>('crossing');
