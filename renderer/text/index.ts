/** Every word of the interface. A translation is another folder beside `en` with the same shape. */
import { accounts } from './en/accounts.ts';
import { app, commandName } from './en/app.ts';
import { crossing } from './en/crossing.ts';
import { evidence } from './en/evidence.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { loan } from './en/loan.ts';
import { matching } from './en/matching.ts';
import { member } from './en/member.ts';
import { packet } from './en/packet.ts';
import { papers } from './en/papers.ts';
import { reconcile } from './en/reconcile.ts';
import { register } from './en/register.ts';
import { reportBoard } from './en/report-board.ts';
import { reports } from './en/reports.ts';
import { rules } from './en/rules.ts';
import { tax } from './en/tax.ts';
import { vault } from './en/vault.ts';
import { veil } from './en/veil.ts';
import { vendor } from './en/vendor.ts';
import { welcome } from './en/welcome.ts';

export const text = {
  app,
  commandName,
  welcome,
  home,
  register,
  imports,
  evidence,
  rules,
  matching,
  crossing,
  loan,
  packet,
  papers,
  member,
  reconcile,
  accounts,
  reports,
  reportBoard,
  tax,
  vault,
  vendor,
  veil,
};
