/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const taxAdjustment = table<typeof schema.taxAdjustment>('tax_adjustment');
export const taxFacts = table<typeof schema.taxFacts>('tax_facts');
export const taxService = table<typeof schema.taxService>('tax_service');
export const taxAsset = table<typeof schema.taxAsset>('tax_asset');
export const taxTrip = table<typeof schema.taxTrip>('tax_trip');
export const taxHome = table<typeof schema.taxHome>('tax_home');
export const taxHomeArea = table<typeof schema.taxHomeArea>('tax_home_area');
export const taxHomeCost = table<typeof schema.taxHomeCost>('tax_home_cost');
