/** What an account counts as goes with it when it is merged into another, which keeps its own where somebody said so. */
import type { AccountCounts } from '../../shared/contract/vendor.ts';
import type { ChartAccount, Unit } from '../ledger/index.ts';
import { preparedValue } from '../vault/index.ts';
import { vendorAccount } from './tables.ts';

const countsOf = preparedValue<AccountCounts>('SELECT counts FROM vendor_account WHERE account_id = ?');

export function moveVendorAccount(unit: Unit, from: ChartAccount, into: ChartAccount): void {
  const counts = countsOf(unit.db).get(from.id);
  if (counts === undefined) return;
  unit.remove(vendorAccount, { accountId: from.id });
  if (countsOf(unit.db).get(into.id) === undefined)
    unit.insert(vendorAccount, { accountId: into.id, counts });
}
