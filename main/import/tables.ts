/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const bankLink = table<typeof schema.bankLink>('bank_link');
export const deducedOpening = table<typeof schema.deducedOpening>('deduced_opening');
export const csvProfile = table<typeof schema.csvProfile>('csv_profile');
export const doubtfulRow = table<typeof schema.doubtfulRow>('doubtful_row');
export const retoldRows = table<typeof schema.retoldRows>('retold_rows');
