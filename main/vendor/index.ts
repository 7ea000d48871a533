/** What other floors may use of vendors. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { countHandlers } from './counts.ts';
import { file1099 } from './file.ts';
import { forms1099 } from './returns.ts';
import { vendorRecords } from './vendors.ts';

export { file1099 } from './file.ts';
export { moveVendorAccount } from './merging.ts';
export { payeeKeys } from './vendors.ts';

export const vendorHandlers: HandlersOf<typeof contract.vendor> = {
  ...vendorRecords,
  ...countHandlers,
  forms: forms1099,
  file: (scope, input) => file1099(scope, input),
};
