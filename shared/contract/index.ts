/** The one contract: every query and command of the program, by feature. */
import { imports } from './import.ts';
import { account, attachment, entity, entry, period } from './ledger.ts';
import { reconcile } from './reconcile.ts';
import { reports } from './reports.ts';
import { rules } from './rules.ts';
import { tax } from './tax.ts';
import { audit, history, journal, vault } from './vault.ts';

export const contract = {
  entity,
  account,
  entry,
  attachment,
  period,
  imports,
  rules,
  reconcile,
  reports,
  tax,
  journal,
  history,
  audit,
  vault,
};
export type Contract = typeof contract;
