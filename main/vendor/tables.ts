/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const vendor = table<typeof schema.vendor>('vendor');
export const vendorPayee = table<typeof schema.vendorPayee>('vendor_payee');
export const vendorAccount = table<typeof schema.vendorAccount>('vendor_account');
export const vendorPayment = table<typeof schema.vendorPayment>('vendor_payment');
