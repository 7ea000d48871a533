/** The table of `schema.ts` as the door takes it. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const solvencySnapshot = table<typeof schema.solvencySnapshot>('solvency_snapshot');
