/** The one contract: every query and command of the program, by feature. */
import { app } from './app.ts';
import { binder } from './binder.ts';
import { crossing } from './crossing.ts';
import { evidence } from './evidence.ts';
import { imports } from './import.ts';
import { learner } from './learner.ts';
import { account, attachment, entity, entry, period } from './ledger.ts';
import { loan } from './loan.ts';
import { matching } from './matching.ts';
import { member } from './member.ts';
import { close, packet } from './packet.ts';
import { paper } from './paper.ts';
import { payees } from './payees.ts';
import { reconcile } from './reconcile.ts';
import { reports } from './reports.ts';
import { rules } from './rules.ts';
import { tax } from './tax.ts';
import { audit, history, journal, vault } from './vault.ts';
import { veil } from './veil.ts';
import { vendor } from './vendor.ts';
import { view } from './view.ts';

export const contract = {
  app,
  entity,
  account,
  entry,
  attachment,
  period,
  imports,
  evidence,
  rules,
  matching,
  crossing,
  binder,
  loan,
  paper,
  packet,
  close,
  member,
  payees,
  learner,
  reconcile,
  reports,
  tax,
  veil,
  vendor,
  journal,
  history,
  audit,
  vault,
  view,
};
export type Contract = typeof contract;
