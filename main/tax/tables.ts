/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const taxAdjustment = table<typeof schema.taxAdjustment>('tax_adjustment');
export const taxAsset = table<typeof schema.taxAsset>('tax_asset');
